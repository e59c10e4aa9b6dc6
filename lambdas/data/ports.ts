import type { Beat } from '../../core/data/beat';

/** What the region's services were told of a cell, and the keeper goes by: who writes, until when. */
export type Permitted = {
  readonly roleEpoch: number;
  /** Absent where this region does not write the cell. */
  readonly writeUntilMs?: number | undefined;
};

/** What a look at this region's copy of a cell's database found. */
export type Found = {
  /** The newest beat in it. */
  readonly newest?: Beat | undefined;
  /** The beat that was written just now, where this region may write. */
  readonly written?: Beat | undefined;
};

/**
 * Has a function in the database's network look after this region's copy of a cell: it writes a beat
 * while the region may write, and keeps the services' role from writing while it may not. Throws
 * where it cannot be asked, or its database cannot.
 */
export type KeepCopy = (cell: string, permitted: Permitted) => Promise<Found>;

/** Tells another region of a beat, past the database. Throws where its table cannot be reached. */
export type TellBeat = (region: string, cell: string, beat: Beat) => Promise<void>;

/** The row that this region's keeper owns: the newest invocation writes it, older ones end. */
export type KeeperSlot = {
  /** Takes the slot from whoever has it. */
  readonly take: () => Promise<number>;
  /** Stores what was found in the copies, if the slot is still this generation's, and says so. */
  readonly publish: (generation: number, held: Held) => Promise<'kept' | 'superseded'>;
};

/** By cell: the newest beat in this region's copy, and when it was looked up. */
export type Held = Readonly<Record<string, Beat & { readonly readAtMs: number }>>;

/** One copy of a cell's database, spoken to in SQL. Each throws where it cannot be. */
export type CellSql = {
  readonly look: () => Promise<Look>;
  /** Writes a beat over an older one. */
  readonly writeBeat: (beat: Beat) => Promise<void>;
  /** Gives the services' role the right to write, or takes it away. */
  readonly letWrite: (may: boolean) => Promise<void>;
  /** Ends every session of that role that has written and not yet committed. Readers go on. */
  readonly endWrites: () => Promise<void>;
};

export type Look = {
  readonly newest: Beat | undefined;
  /** It follows another copy: nothing can be written here. */
  readonly isReplica: boolean;
  /** The services' role has the right to write. */
  readonly mayWrite: boolean;
};

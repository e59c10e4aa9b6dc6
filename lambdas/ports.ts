import type { Ticks } from '../core/observability/availability-window';
import type { Observation } from '../core/health/verdict';
import type { Change } from '../core/voting/change';
import type { OperatorWords } from '../core/control/agreement';
import type { Control } from '../core/control/control';
import type { Fact } from '../core/control/fact';
import type { ControlRow, Draft } from '../core/control/rows';
import type { Sight } from '../core/incident/sight';
import type { Picture } from '../core/voting/picture';
import type { ObserverRecord, PlaneRows } from '../core/voting/records';

/** Time comes in by argument, so that a simulator can bring its own. Milliseconds since the epoch. */
export type Clock = {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

export type Log = {
  readonly info: (message: string, details?: Record<string, unknown>) => void;
  readonly warn: (message: string, details?: Record<string, unknown>) => void;
};

/** Looks at one region from outside. Never throws: whatever goes wrong is the observation. */
export type ProbeRegion = (region: string) => Promise<Observation>;

/** Asks every neutral canary; one answer each. Never throws. */
export type AskCanaries = () => Promise<boolean[]>;

/** What a voter serves, or undefined where it cannot be read in time. Never throws. */
export type ReadPicture = (observer: string) => Promise<Picture | undefined>;

/** The rows of the caller's own region. Throws where the table cannot be read. */
export type ReadRows = () => Promise<PlaneRows>;

/** The region's prober slot: one owner at a time, the newest. */
export type ObserverSlot = {
  /** Takes the slot from whoever holds it and gives back what was stored. Throws on table errors. */
  readonly take: () => Promise<ObserverRecord>;
  /**
   * Stores the record if its generation is still the newest, and says so; throws where the table
   * cannot tell.
   */
  readonly publish: (record: ObserverRecord) => Promise<'kept' | 'superseded'>;
};

/** Tells the bus and the audit trail. Throws where either refuses; the caller decides what follows. */
export type Announce = (changes: readonly Change[]) => Promise<void>;

/** Hands a window of ticks to the metrics. */
export type Meter = (ticks: Ticks) => void;

/** The strong table: every row of control state, read and replaced as a whole. */
export type ControlTable = {
  /** All rows in one strongly consistent read. Throws where no member can be read. */
  readonly read: () => Promise<Control>;
  /**
   * Writes `next` where `before` stands (undefined: where nothing stands), and says whether it now
   * does: false means that somebody else was faster, and nothing changed. A write whose outcome the
   * network lost is found out by a strong read; throws only where that cannot be done either.
   */
  readonly replace: (before: ControlRow | undefined, next: Draft<ControlRow>) => Promise<boolean>;
  /** The next epoch of the whole plane: larger than any drawn before. Gaps are allowed. */
  readonly drawEpoch: () => Promise<number>;
};

/** What all observers serve at this moment. Never throws: who cannot be read is absent. */
export type ReadSight = () => Promise<Sight>;

/** Writes the audit entry and tells the bus; pages are told so too. Throws where either refuses. */
export type Tell = (fact: Fact) => Promise<void>;

/** Starts a run in the caller's own region. Starting one of the same name again changes nothing. */
export type StartRun = (run: {
  readonly workflow: 'failover' | 'restore';
  readonly name: string;
  readonly input: unknown;
}) => Promise<void>;

/** Ends a task that waits for a person, if it still does. Throws where the region cannot be reached. */
export type FinishTask = (token: string, output: unknown) => Promise<void>;

/** The regions that clients are answered with under a pool's name, counted over a few questions. */
export type LookUp = (pool: string) => Promise<Readonly<Record<string, number>>>;

/** What the region's services read: who writes where, and how much to admit. */
export type RegionConfigStore = {
  readonly read: () => Promise<string | undefined>;
  readonly write: (text: string) => Promise<void>;
};

/** This region's own rows: operators' words, and whose turn it is to reconcile. */
export type RegionWords = {
  /** Takes the turn from whoever has it; the newest generation goes on, older ones end. */
  readonly take: () => Promise<number>;
  readonly read: () => Promise<OperatorWords & { readonly generation: number }>;
  readonly write: (words: OperatorWords) => Promise<void>;
};

/** A cell's database or cache as the API of one region describes it. */
export type StoreView = {
  /** The region whose copy accepts writes, as far as this region's API knows. */
  readonly writer: string | undefined;
  /** The regions whose copies follow it. */
  readonly readers: readonly string[];
  /** What is under way there, in the API's own word, or undefined where the store is at rest. */
  readonly busy: string | undefined;
};

/** The databases, or the caches, of all cells, through the API of whichever region is named. */
export type Stores = {
  /** Throws where the API of `at` cannot be asked, or knows no store of this cell. */
  readonly describe: (cell: string, at: string) => Promise<StoreView>;
  /**
   * Asks the API of `to` to let its copy accept writes, whatever was not replicated. Resolves once
   * that is accepted. Asking again while it is under way, or when it is done, changes nothing.
   * Throws `StoreRefused` where the API refuses, and whatever the network throws.
   */
  readonly promote: (cell: string, to: string) => Promise<void>;
};

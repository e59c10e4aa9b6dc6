import { isRealInDrills } from '../../core/control/keys';

/** A row as a table stores it; its sort key is `sk`, and `version` and `writeId` guard it. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** One member's view of the strong table: what every world has to bring. */
export type StrongRows = {
  /** The member, for messages. */
  readonly name: string;
  /** Every row of the partition, strongly consistent. Throws where the member has no quorum. */
  readonly read: () => Promise<readonly StoredRow[]>;
  /**
   * Puts a row where exactly `version` stands (undefined: no row). Throws where the outcome is
   * unknown.
   */
  readonly put: (row: StoredRow, version: number | undefined) => Promise<'written' | 'refused'>;
};

/** One member, partition by partition. */
export type RowsIn = (partition: string) => StrongRows;

/**
 * A drill's rows: it reads what is real, and what it has written itself comes first. Only its own
 * incident and the counter of epochs are real, so a drill goes all the way and changes nothing.
 */
export function shadowed(real: StrongRows, shadow: StrongRows): StrongRows {
  const bySk = (rows: readonly StoredRow[]) => new Map(rows.map((row) => [row['sk'], row]));
  return {
    name: real.name,
    read: async () => {
      const [below, above] = await Promise.all([real.read(), shadow.read()]);
      return [...new Map([...bySk(below), ...bySk(above)]).values()];
    },
    put: async (row, version) => {
      if (isRealInDrills(String(row['sk']))) return real.put(row, version);
      const own = bySk(await shadow.read()).get(row['sk']);
      if (own !== undefined) return shadow.put(row, version);
      const below = bySk(await real.read()).get(row['sk']);
      return below?.['version'] === version ? shadow.put(row, undefined) : 'refused';
    },
  };
}

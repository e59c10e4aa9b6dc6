/** How often the writer's region writes a beat into each cell's database. */
export const beatEveryMs = 1_000;

/**
 * A row that the writer's region writes into a cell's database each second: whatever was committed
 * before it has arrived wherever it has arrived. Only beats of the cell's present role epoch count;
 * an older one says nothing about what was written since.
 */
export type Beat = {
  readonly roleEpoch: number;
  /** By the clock of the region that wrote it. */
  readonly atMs: number;
};

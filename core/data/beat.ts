import * as z from 'zod';

/** How often the writer's region writes a beat into each cell's database. */
export const beatEveryMs = 1_000;

/**
 * A row that the writer's region writes into a cell's database each second: whatever was committed
 * before it has arrived wherever it has arrived. Only beats of the cell's present role epoch count;
 * an older one says nothing about what was written since.
 */
export const beatSchema = z.object({
  roleEpoch: z.number().int().min(1),
  /** By the clock of the region that wrote it. */
  atMs: z.number(),
});

/** What one region knows of a cell's data. */
export const copySchema = z.object({
  /** The newest beat that the writer's region told this one, past the database. */
  heard: beatSchema.optional(),
  /** The newest beat in this region's own copy of the database, and when that was looked up. */
  held: beatSchema.extend({ readAtMs: z.number() }).optional(),
});

export type Beat = z.infer<typeof beatSchema>;
export type CopyNews = z.infer<typeof copySchema>;

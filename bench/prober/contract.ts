import { z } from 'zod';
import { planeViewSchema } from '../../core/topology/plane-view';

/** What the measured process is told, as JSON in its last argument. Its region is the view's first. */
export const taskSchema = z.object({
  view: planeViewSchema,
  table: z.string(),
  /** Where every origin answers. */
  originPort: z.number().int(),
  /** An invocation ends by itself after 170 s, which are 85 ticks of the default interval. */
  ticks: z.number().int().positive().max(80),
  /** Between two ticks, so that what a tick leaves behind is counted with it. */
  restMs: z.number().int(),
});

/** What it says at its end, as JSON in its last line. */
export const reportSchema = z.object({
  /** One before each tick and one after the last. */
  samples: z.array(z.object({ cpuMs: z.number(), residentMb: z.number() })),
  peakResidentMb: z.number(),
  /** Ticks begun: the measured ones, and those until the watch noticed its successor. */
  looks: z.number().int().positive(),
  /** Observations in all looks that were not ok, and why the first was not. */
  failures: z.number().int(),
  reason: z.string().optional(),
});

export type Task = z.infer<typeof taskSchema>;
export type Report = z.infer<typeof reportSchema>;
export type Sample = Report['samples'][number];

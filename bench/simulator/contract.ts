import * as z from 'zod';
import type { Topology } from '../../core/topology/schema';
import type { WorkflowTexts } from '../../sim/slow-path/workflows';

/** What a process is to play; the file that its argument names holds it. */
export type Task = { readonly topology: Topology; readonly workflows: WorkflowTexts } & (
  | {
      /** A calm story: some hours to warm up, then hours that are measured one by one. */
      readonly play: 'calm';
      readonly warmUpHours: number;
      readonly hours: readonly number[];
    }
  | {
      /** Seeds one after the other, from 1 on; the first ones only warm up. */
      readonly play: 'seeds';
      readonly warmUpSeeds: number;
      readonly seeds: number;
    }
);

/** What it took, milliseconds: by hour of the story, or for all seeds together. */
export const reportSchema = z.object({
  wallMs: z.array(z.number()),
  cpuMs: z.array(z.number()),
});

export type Report = z.infer<typeof reportSchema>;

import * as z from 'zod';
import type { Control } from '../control/control';
import { cellsOf, incidentAbout, weightsOf } from '../control/control';
import type { ControlView } from '../topology/control-view';
import { poolOf } from '../topology/pools';

/** What a region's services go by. They read it every few seconds and need nobody else. */
export const regionConfigSchema = z.object({
  region: z.string(),
  cells: z.record(
    z.string(),
    z.object({
      writer: z.string(),
      roleEpoch: z.number().int(),
      /** Until when this region may write; absent where another one writes. */
      writeUntilMs: z.number().optional(),
    }),
  ),
  /** The share of requests to serve, 0 to 1; the rest is told to come back later. */
  admission: z.number().min(0).max(1),
  /** The share of its base weight the region has, 0 to 1. */
  level: z.number().min(0).max(1),
});

export type RegionConfig = z.infer<typeof regionConfigSchema>;

/** What one region's services should know, from what the strong table says. */
export function regionConfigOf(
  region: string,
  control: Control,
  view: Pick<ControlView, 'pools'>,
): RegionConfig {
  const admission = weightsOf(control, poolOf(view, region).name)?.admission[region] ?? 1;
  return {
    region,
    cells: Object.fromEntries(
      cellsOf(control).map((cell) => [
        cell.cell,
        {
          writer: cell.region,
          roleEpoch: cell.roleEpoch,
          ...(cell.region === region ? { writeUntilMs: cell.permit.validUntilMs } : {}),
        },
      ]),
    ),
    admission,
    level: incidentAbout(control, region)?.level ?? 1,
  };
}

/** Whether a service may accept a write to a cell at this moment of its own clock. */
export const mayWrite = (config: RegionConfig | undefined, cell: string, nowMs: number): boolean =>
  (config?.cells[cell]?.writeUntilMs ?? -Infinity) > nowMs;

import * as z from 'zod';
import { controlViewSchema } from '../../core/topology/control-view';

/** The environment of everything on the slow path: written by constructs, read by each index. */
export const controlEnv = {
  view: 'MERIDIAN_CONTROL',
  strongTable: 'MERIDIAN_STRONG_TABLE',
  regionalTable: 'MERIDIAN_REGIONAL_TABLE',
  bus: 'MERIDIAN_BUS',
  region: 'AWS_REGION',
  /** Only the desk overrides these: names map to loopback there, in plain HTTP on one port. */
  scheme: 'MERIDIAN_PROBE_SCHEME',
  port: 'MERIDIAN_PROBE_PORT',
} as const;

export const controlEnvSchema = z.object({
  [controlEnv.view]: z.string().transform((text) => controlViewSchema.parse(JSON.parse(text))),
  [controlEnv.strongTable]: z.string().min(1),
  [controlEnv.regionalTable]: z.string().min(1),
  [controlEnv.bus]: z.string().min(1),
  [controlEnv.region]: z.string().min(1),
  [controlEnv.scheme]: z.enum(['https', 'http']).optional(),
  [controlEnv.port]: z.coerce.number().int().min(1).max(65_535).optional(),
});

export type ControlEnv = z.infer<typeof controlEnvSchema>;

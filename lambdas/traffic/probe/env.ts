import * as z from 'zod';
import { planeViewSchema } from '../../../core/topology/plane-view';

/** The prober's environment: written by its construct, read by its index. One contract, two readers. */
export const probeEnv = {
  plane: 'MERIDIAN_PLANE',
  table: 'MERIDIAN_REGIONAL_TABLE',
  bus: 'MERIDIAN_BUS',
  region: 'AWS_REGION',
  /** Only the desk overrides these: names map to loopback there, in plain HTTP on one port. */
  scheme: 'MERIDIAN_PROBE_SCHEME',
  port: 'MERIDIAN_PROBE_PORT',
} as const;

export const probeEnvSchema = z.object({
  [probeEnv.plane]: z.string().transform((text) => planeViewSchema.parse(JSON.parse(text))),
  [probeEnv.table]: z.string().min(1),
  [probeEnv.bus]: z.string().min(1),
  [probeEnv.region]: z.string().min(1),
  [probeEnv.scheme]: z.enum(['https', 'http']).optional(),
  [probeEnv.port]: z.coerce.number().int().min(1).max(65_535).optional(),
});

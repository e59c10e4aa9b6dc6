import * as z from 'zod';
import { planeViewSchema } from '../../../core/topology/plane-view';

/** The drain endpoint's environment: written by its construct, read by its index. */
export const drainEnv = {
  plane: 'MERIDIAN_PLANE',
  table: 'MERIDIAN_REGIONAL_TABLE',
  region: 'AWS_REGION',
} as const;

export const drainEnvSchema = z.object({
  [drainEnv.plane]: z.string().transform((text) => planeViewSchema.parse(JSON.parse(text))),
  [drainEnv.table]: z.string().min(1),
  [drainEnv.region]: z.string().min(1),
});

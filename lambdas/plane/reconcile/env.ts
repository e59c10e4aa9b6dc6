import * as z from 'zod';
import { controlEnv, controlEnvSchema } from '../../incident/env';

/** On top of the slow path's own environment: whom to start, and whom to tell. */
export const reconcileEnv = {
  ...controlEnv,
  regionConfig: 'MERIDIAN_REGION_CONFIG',
  /** ARNs by workflow, as JSON. */
  workflows: 'MERIDIAN_WORKFLOWS',
} as const;

export const reconcileEnvSchema = controlEnvSchema.extend({
  [reconcileEnv.regionConfig]: z.string().min(1),
  [reconcileEnv.workflows]: z
    .string()
    .transform((text) =>
      z.object({ failover: z.string(), restore: z.string() }).parse(JSON.parse(text)),
    ),
});

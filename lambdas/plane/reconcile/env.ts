import * as z from 'zod';
import { weightsEnv, weightsEnvSchema } from '../../traffic/shift/env';

/** On top of what bringing weights in needs: whom to start, and whom to tell. */
export const reconcileEnv = {
  ...weightsEnv,
  regionConfig: 'MERIDIAN_REGION_CONFIG',
  /** ARNs by workflow, as JSON. */
  workflows: 'MERIDIAN_WORKFLOWS',
} as const;

export const reconcileEnvSchema = weightsEnvSchema.extend({
  [reconcileEnv.regionConfig]: z.string().min(1),
  [reconcileEnv.workflows]: z
    .string()
    .transform((text) =>
      z.object({ failover: z.string(), restore: z.string() }).parse(JSON.parse(text)),
    ),
});

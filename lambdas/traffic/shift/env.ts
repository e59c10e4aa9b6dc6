import * as z from 'zod';
import { controlEnvSchema } from '../../incident/env';

/** On top of the slow path's own environment: where the weights live. */
export const weightsEnv = { hostedZone: 'MERIDIAN_HOSTED_ZONE' } as const;

export const weightsEnvSchema = controlEnvSchema.extend({
  [weightsEnv.hostedZone]: z.string().min(1),
});

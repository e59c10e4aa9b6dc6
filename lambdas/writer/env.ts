import * as z from 'zod';
import { storesViewSchema } from '../../core/topology/stores-view';
import { controlEnvSchema } from '../incident/env';

/** The environment of what moves databases and caches, on top of every step's. */
export const storesEnv = { stores: 'MERIDIAN_STORES' } as const;

export const storesEnvSchema = controlEnvSchema.extend({
  [storesEnv.stores]: z.string().transform((text) => storesViewSchema.parse(JSON.parse(text))),
});

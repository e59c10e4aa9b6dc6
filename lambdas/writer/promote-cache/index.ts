import { caches } from '../../aws/caches';
import { cacheApi } from '../../aws/clients';
import { practisedIn } from '../../incident/drill';
import { wire } from '../../incident/wiring';
import { storesEnv, storesEnvSchema } from '../env';
import { promoteCache } from './handler';

const env = storesEnvSchema.parse(process.env);
const { ports, place } = wire(env);
const stores = { caches: caches(cacheApi, env[storesEnv.stores]) };

export const handler = (event: unknown) =>
  promoteCache(practisedIn(event, { ...ports, ...stores }), place)(event);

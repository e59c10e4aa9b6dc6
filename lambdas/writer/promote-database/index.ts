import { databaseApi } from '../../aws/clients';
import { databases } from '../../aws/databases';
import { practisedIn } from '../../incident/drill';
import { wire } from '../../incident/wiring';
import { storesEnv, storesEnvSchema } from '../env';
import { promoteDatabase } from './handler';

const env = storesEnvSchema.parse(process.env);
const { ports, place } = wire(env);
const stores = { databases: databases(databaseApi, env[storesEnv.stores]) };

export const handler = (event: unknown) =>
  promoteDatabase(practisedIn(event, { ...ports, ...stores }), place)(event);

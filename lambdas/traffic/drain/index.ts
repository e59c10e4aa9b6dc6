import { dynamo } from '../../aws/clients';
import { powertoolsLog } from '../../aws/log';
import { regionalRows } from '../../aws/regional-table';
import { systemClock } from '../../aws/system';
import { drainEnv, drainEnvSchema } from './env';
import { drainEndpoint } from './handler';

const env = drainEnvSchema.parse(process.env);
const log = powertoolsLog();

export const handler = drainEndpoint(
  { clock: systemClock, log, readRows: regionalRows(dynamo(), env[drainEnv.table], log) },
  env[drainEnv.plane],
  env[drainEnv.region],
);

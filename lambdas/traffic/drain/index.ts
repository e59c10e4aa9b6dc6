import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { dynamo } from '../../aws/clients';
import { powertoolsLog } from '../../aws/log';
import { regionalRows } from '../../aws/regional-table';
import { systemClock } from '../../aws/system';
import type { DrainResponse } from './handler';
import { drainEndpoint } from './handler';
import { drainEnv, drainEnvSchema } from './env';

const env = drainEnvSchema.parse(process.env);
const endpoint = drainEndpoint(
  {
    clock: systemClock,
    log: powertoolsLog(),
    readRows: regionalRows(dynamo(), env[drainEnv.table]),
  },
  env[drainEnv.plane],
  env[drainEnv.region],
);

export const handler = ({
  rawPath,
  requestContext,
}: LambdaFunctionURLEvent): Promise<DrainResponse> =>
  endpoint({ method: requestContext.http.method, path: rawPath });

import {
  GetParameterCommand,
  GetParametersByPathCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { ssmService } from '../../../local/wire/ssm';
import { ParametersOfRegion } from '../../../models/parameters/parameters-of-region';
import { closeAll, failure, parameterStore, start } from './desk';

const Name = '/meridian/test/region-config';
let url: string;

beforeEach(async () => {
  const account = '111122223333';
  const regions = new Map(
    ['us-east-1', 'eu-west-1'].map((region) => [
      region,
      new ParametersOfRegion({ region, account }),
    ]),
  );
  const service = ssmService({ parametersOf: (region) => regions.get(region), nowMs: () => 5_500 });
  ({ url } = await start({ services: [service] }));
});
afterEach(closeAll);

const put = (more: object = {}) =>
  parameterStore(url).send(
    new PutParameterCommand({ Name, Value: '{"a":1}', Type: 'String', ...more }),
  );
const get = (region = 'us-east-1') =>
  parameterStore(url, region).send(new GetParameterCommand({ Name, WithDecryption: true }));

test('a parameter is read as it was written, in its own region only', async () => {
  expect(await put()).toMatchObject({ Version: 1, Tier: 'Standard' });
  expect((await get()).Parameter).toEqual({
    Name,
    Type: 'String',
    Value: '{"a":1}',
    Version: 1,
    LastModifiedDate: new Date(5_500),
    ARN: 'arn:aws:ssm:us-east-1:111122223333:parameter/meridian/test/region-config',
    DataType: 'text',
  });
  expect(await failure(get('eu-west-1'))).toBeInstanceOf(ParameterNotFound);
});

test('overwriting is asked for, and counts versions', async () => {
  await put();
  expect(await failure(put())).toBeInstanceOf(ParameterAlreadyExists);
  expect(await put({ Overwrite: true, Value: 'b' })).toMatchObject({ Version: 2 });
  expect((await get()).Parameter).toMatchObject({ Value: 'b', Version: 2 });
});

test.each<[string, () => Promise<unknown>, string]>([
  ['a value too long', () => put({ Value: 'x'.repeat(4_097) }), 'ValidationException'],
  ['a secret', () => put({ Type: 'SecureString' }), 'ValidationException'],
  [
    'another operation',
    () => parameterStore(url).send(new GetParametersByPathCommand({ Path: '/' })),
    'UnknownOperationException',
  ],
  ['a region that is not here', () => get('sa-east-1'), 'UnrecognizedClientException'],
])('refused: %s', async (_, call, name) => {
  expect(await failure(call())).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
});

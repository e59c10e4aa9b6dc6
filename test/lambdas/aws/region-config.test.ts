import { SSMClient } from '@aws-sdk/client-ssm';
import { regionConfigName } from '../../../core/topology/names';
import { regionConfigParameter } from '../../../lambdas/aws/region-config';
import type { WireServer } from '../../../local/wire/server';
import { startWireServer } from '../../../local/wire/server';
import { ssmService } from '../../../local/wire/ssm';
import { ParametersOfRegion } from '../../../models/parameters/parameters-of-region';

const region = 'us-east-1';
let wire: WireServer;
let client: SSMClient;

beforeEach(async () => {
  const parameters = new ParametersOfRegion({ region, account: '111122223333' });
  wire = await startWireServer({
    services: [ssmService({ parametersOf: () => parameters, nowMs: () => 0 })],
  });
  const credentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
  client = new SSMClient({ region, endpoint: wire.url, credentials, maxAttempts: 1 });
});

afterEach(async () => {
  client.destroy();
  await wire.close();
});

test('nothing stands before the first write, and then what was written last', async () => {
  const config = regionConfigParameter(client, regionConfigName('test'));
  expect(await config.read()).toBeUndefined();
  await config.write('{"admission":1}');
  await config.write('{"admission":0.5,"text":"é <&>"}');
  expect(await config.read()).toBe('{"admission":0.5,"text":"é <&>"}');
});

test('each name is a configuration of its own', async () => {
  await regionConfigParameter(client, regionConfigName('one')).write('1');
  expect(await regionConfigParameter(client, regionConfigName('two')).read()).toBeUndefined();
});

test('what the store refuses is an error, and what stood before still stands', async () => {
  const config = regionConfigParameter(client, regionConfigName('test'));
  await config.write('short');
  await expect(config.write('x'.repeat(4_097))).rejects.toThrow('4096 characters');
  expect(await config.read()).toBe('short');
});

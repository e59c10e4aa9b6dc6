import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { RecordedCall } from '../../../local/wire/call-record';
import { recordOf } from '../../../local/wire/call-record';
import { dynamodbService } from '../../../local/wire/dynamodb';
import { startWireServer } from '../../../local/wire/server';

test('a call is recorded as a policy would name it, under the function that makes it', async () => {
  const calls: RecordedCall[] = [];
  const server = await startWireServer({
    services: [dynamodbService({ tablesOf: () => undefined, nowMs: () => 0 })],
    onCall: (call) => calls.push(call),
  });
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
    userAgentAppId: 'meridian-prod-writer-flip-PT-NO-OP-2.36.0-PTEnv-NA',
    maxAttempts: 1,
  });
  const put = new PutItemCommand({ TableName: 'meridian-prod-strong', Item: { pk: { S: 'x' } } });
  await client.send(put).catch(() => undefined);
  client.destroy();
  await server.close();
  expect(calls).toEqual([
    {
      by: 'meridian-prod-writer-flip',
      action: 'dynamodb:PutItem',
      resource: 'meridian-prod-strong',
      region: 'eu-west-1',
    },
  ]);
});

test('a call of the Query protocol is recorded by its action and what it names', () => {
  const request = {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    region: 'eu-west-1',
    callerAddress: '127.0.0.1',
  };
  const record = (body: string) => recordOf('rds', { ...request, body });
  expect(record('Action=PromoteReadReplica&DBInstanceIdentifier=ledger')).toEqual({
    by: undefined,
    action: 'rds:PromoteReadReplica',
    resource: 'ledger',
    region: 'eu-west-1',
  });
  expect(record('Action=DescribeDBInstances')).toMatchObject({ resource: undefined });
});

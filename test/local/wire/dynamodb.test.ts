import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBServiceException,
  GetItemCommand,
  InternalServerError,
  PutItemCommand,
  QueryCommand,
  ReplicatedWriteConflictException,
  ResourceNotFoundException,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { dynamodbService } from '../../../local/wire/dynamodb';
import { Links } from '../../../models/tables/links';
import { RegionalTable } from '../../../models/tables/regional-table';
import { StrongTable } from '../../../models/tables/strong-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { closeAll, dynamo, failure, start } from './desk';

const members = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];
const sorted = {
  name: 'orders',
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'N' },
} as const;

afterEach(closeAll);

async function world() {
  const links = new Links(members);
  const strong = new StrongTable(
    { name: 'leases', partitionKey: { name: 'pk', type: 'S' } },
    members,
    links,
    () => 0.9,
  );
  const tables = new Map(
    members.map((region) => [
      region,
      new TablesOfRegion(region, [new RegionalTable(sorted), strong.endpoint(region)]),
    ]),
  );
  const tablesOf = (region: string) => tables.get(region);
  const { url } = await start({ services: [dynamodbService({ tablesOf, nowMs: () => 0 })] });
  return { links, url, client: dynamo(url) };
}

const TableName = 'orders';
const key = (sk: number) => ({ pk: { S: 'a' }, sk: { N: String(sk) } });

describe('DynamoDB by the real SDK', () => {
  test('puts, gets, updates and deletes an item', async () => {
    const { client } = await world();
    const Item = { ...key(1), bin1: { B: new Uint8Array([1, 2, 255]) }, set: { SS: ['x'] } };
    await client.send(new PutItemCommand({ TableName, Item }));
    const got = await client.send(
      new GetItemCommand({ TableName, Key: key(1), ConsistentRead: true }),
    );
    expect(got.Item).toEqual(Item);
    const updated = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: key(1),
        UpdateExpression: 'SET #n = if_not_exists(#n, :zero) + :one REMOVE bin1',
        ExpressionAttributeNames: { '#n': 'count' },
        ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(updated.Attributes).toEqual({ ...key(1), set: { SS: ['x'] }, count: { N: '1' } });
    const gone = await client.send(
      new DeleteItemCommand({ TableName, Key: key(1), ReturnValues: 'ALL_OLD' }),
    );
    expect(gone.Attributes).toEqual(updated.Attributes);
    const absent = await client.send(new GetItemCommand({ TableName, Key: key(1) }));
    expect(absent.Item).toBeUndefined();
  });

  test('fails a condition with its own exception, and the item if asked for', async () => {
    const { client } = await world();
    const put = new PutItemCommand({
      TableName,
      Item: key(1),
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    await client.send(put);
    const error = await failure(client.send(put));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error.message).toBe('The conditional request failed');
    expect(error).toMatchObject({ Item: key(1), $metadata: { httpStatusCode: 400 } });
  });

  test('pages through a query and a scan', async () => {
    const { client } = await world();
    const puts = [3, 1, 2].map((sk) => ({ PutRequest: { Item: key(sk) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { orders: puts } }));
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :p AND sk >= :low',
      ExpressionAttributeValues: { ':p': { S: 'a' }, ':low': { N: '2' } },
      ScanIndexForward: false,
      Limit: 1,
    };
    const first = await client.send(new QueryCommand(query));
    expect(first).toMatchObject({ Items: [key(3)], Count: 1, LastEvaluatedKey: key(3) });
    const { LastEvaluatedKey } = first;
    const rest = await client.send(
      new QueryCommand({ ...query, Limit: 9, ExclusiveStartKey: LastEvaluatedKey }),
    );
    expect(rest).toMatchObject({ Items: [key(2)] });
    expect(rest.LastEvaluatedKey).toBeUndefined();
    const all = await client.send(new ScanCommand({ TableName }));
    expect(all.Items).toEqual([key(1), key(2), key(3)]);
    const batch = { orders: { Keys: [key(1), key(9)] } };
    const some = await client.send(new BatchGetItemCommand({ RequestItems: batch }));
    expect(some.Responses).toEqual({ orders: [key(1)] });
  });

  test('carries a transaction out whole or not at all, with the reasons', async () => {
    const { client } = await world();
    const transaction = (guard: string) =>
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: key(1) } },
          { ConditionCheck: { TableName, Key: key(2), ConditionExpression: guard } },
        ],
      });
    const error = await failure(client.send(transaction('attribute_exists(pk)')));
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error.message).toContain('[None, ConditionalCheckFailed]');
    expect(error).toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    await client.send(transaction('attribute_not_exists(pk)'));
    const { Count } = await client.send(new ScanCommand({ TableName }));
    expect(Count).toBe(1);
  });

  test('describes tables, a strong one with its members', async () => {
    const { client } = await world();
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'leases' }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      MultiRegionConsistency: 'STRONG',
      Replicas: [{ RegionName: 'eu-west-1' }, { RegionName: 'ap-southeast-1' }],
    });
  });

  test('reaches the region that the client signs for', async () => {
    const { client, url } = await world();
    await client.send(new PutItemCommand({ TableName, Item: key(1) }));
    const elsewhere = await dynamo(url, 'eu-west-1').send(new ScanCommand({ TableName }));
    expect(elsewhere.Count).toBe(0);
    const nowhere = await failure(dynamo(url, 'us-west-2').send(new ScanCommand({ TableName })));
    expect(nowhere.message).toBe('there is no DynamoDB in us-west-2 here');
  });

  test('raises the conflict and the lost quorum of a strong table', async () => {
    const { client, links, url } = await world();
    const put = new PutItemCommand({ TableName: 'leases', Item: { pk: { S: 'lease' } } });
    await client.send(put);
    const conflict = await failure(dynamo(url, 'eu-west-1').send(put));
    expect(conflict).toBeInstanceOf(ReplicatedWriteConflictException);
    links.isolate('us-east-1', 0);
    const lost = await failure(client.send(put));
    expect(lost).toBeInstanceOf(InternalServerError);
    expect(lost).toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  test('says what it does not imitate', async () => {
    const { client } = await world();
    const unknown = await failure(
      client.send(
        new QueryCommand({ TableName, KeyConditionExpression: 'pk = :p', IndexName: 'i' }),
      ),
    );
    expect(unknown.name).toBe('ValidationException');
    expect(unknown.message).toMatch('unknown parameter IndexName: this model imitates only');
    const create = new CreateTableCommand({ TableName, KeySchema: [], AttributeDefinitions: [] });
    const refused = await failure(client.send(create));
    expect(refused).toBeInstanceOf(DynamoDBServiceException);
    expect(refused.name).toBe('UnknownOperationException');
    const none = await failure(client.send(new ScanCommand({ TableName: 'none' })));
    expect(none).toBeInstanceOf(ResourceNotFoundException);
  });
});

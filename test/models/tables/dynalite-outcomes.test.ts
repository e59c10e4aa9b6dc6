import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Item } from '../../../models/tables/attribute-value';
import { TableError } from '../../../models/tables/errors';
import { keyItem } from '../../../models/tables/table-definition';
import { key, simple, tables } from './sample';

/** The item every case starts from, and the values its expressions may use. */
const start = {
  n: { N: '5' },
  t: { S: 'hello' },
  tags: { SS: ['a', 'b'] },
  elems: { L: [{ N: '0' }, { S: 'one' }, { M: { deep1: { N: '2' } } }] },
  doc: { M: { x: { N: '1' }, y: { M: { z: { S: 'z' } } } } },
  flag: { BOOL: true },
};
const values: Item = {
  ':one': { N: '1' },
  ':five': { N: '5' },
  ':he': { S: 'he' },
  ':hello': { S: 'hello' },
  ':list': { L: [{ S: 'new' }] },
  ':set': { SS: ['b', 'c'] },
  ':N': { S: 'N' },
};

/**
 * Left out is where dynalite 4.0.0 is known to differ from AWS: two elements removed from one list,
 * an item created by an update that only removes, and comparisons of two missing attributes.
 */
const updates = [
  'SET n = :five, t = n',
  'SET q = n + :one, w = :one - n',
  'SET q = if_not_exists(n, :one), w = if_not_exists(w, :one)',
  'SET elems = list_append(elems, :list)',
  'SET elems = list_append(:list, elems)',
  'SET elems = list_append(if_not_exists(q, :list), :list)',
  'SET elems[1] = :one, elems[2].deep1 = :one',
  'SET elems[9] = :one',
  'SET doc.y.z = :one, doc.q = t',
  'SET doc.nowhere.z = :one',
  'SET t.x = :one',
  'SET doc[0] = :one',
  'SET q = nowhere',
  'SET n = t + :one',
  'SET elems = list_append(n, :list)',
  'SET pk = :one',
  'REMOVE n, doc.x, elems[0]',
  'REMOVE nowhere, doc.nowhere, elems[7]',
  'REMOVE n SET q = n',
  'ADD n :one, q :one',
  'ADD tags :set, q :set',
  'ADD t :one',
  'ADD n :he',
  'ADD doc.x :one',
  'DELETE tags :set',
  'DELETE nowhere :set',
  'DELETE n :set',
  'SET n = :five REMOVE t ADD q :one DELETE tags :set',
  'SET n = :five, n = :one',
  'SET q = :one +',
];

const conditions = [
  'n = :five',
  'n > :one AND t = :hello',
  'n < :one OR NOT t = :hello',
  'n BETWEEN :one AND :five',
  't IN (:he, :hello)',
  't IN (:he, :one)',
  'attribute_exists(doc.y.z)',
  'attribute_not_exists(doc.y.w)',
  'attribute_type(n, :N)',
  'attribute_type(t, :N)',
  'begins_with(t, :he)',
  'contains(t, :he)',
  'contains(tags, :he)',
  'size(t) = :five',
  'size(elems) > :five',
  'elems[1] <> t',
  'nowhere = n',
  'nowhere <> n',
  't < :five',
  'attribute_exists(n) AND (flag = flag)',
  'contains(t, t)',
  'n = :five AND',
];

const withValues = (text: string) => {
  const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(text));
  return used.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(used) };
};

let server: Server;
let client: DynamoDBClient;
let cases = 0;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
    maxAttempts: 1,
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'simple',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});

afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The SDK's types are not read-only, which is all that tells them from the model's here. */
const forSdk = (item: Item) => structuredClone(item) as Record<string, AttributeValue>;

/** What dynalite makes of an update of a fresh copy of the item: the error's name, or the item. */
async function byDynalite(request: object, fresh: Item): Promise<unknown> {
  await client.send(new PutItemCommand({ TableName: 'simple', Item: forSdk(fresh) }));
  const Key = forSdk(keyItem(simple, fresh));
  try {
    const answer = await client.send(
      new UpdateItemCommand({ TableName: 'simple', Key, ReturnValues: 'UPDATED_NEW', ...request }),
    );
    const { Item } = await client.send(new GetItemCommand({ TableName: 'simple', Key }));
    // DynamoDB leaves empty attributes out, dynalite does not.
    const { Attributes = {} } = answer;
    return Object.keys(Attributes).length === 0 ? { Item } : { Item, Attributes };
  } catch (error) {
    if (error instanceof DynamoDBServiceException) return error.name;
    throw error;
  }
}

function byModel(request: object, fresh: Item): unknown {
  const db = tables();
  db.call('PutItem', { TableName: 'simple', Item: fresh }, 0);
  const Key = keyItem(simple, fresh);
  const update = { TableName: 'simple', Key, ReturnValues: 'UPDATED_NEW', ...request };
  try {
    const { Attributes } = db.call('UpdateItem', update, 0);
    const { Item } = db.call('GetItem', { TableName: 'simple', Key }, 0);
    return Attributes === undefined ? { Item } : { Item, Attributes };
  } catch (error) {
    if (error instanceof TableError) return error.code;
    throw error;
  }
}

/** A set's order means nothing. */
const unordered = (outcome: unknown): unknown =>
  JSON.parse(
    JSON.stringify(outcome, (name: string, value: unknown) =>
      name === 'SS' && Array.isArray(value) ? (value as unknown[]).toSorted() : value,
    ),
  );

const freshItem = (): Item => {
  cases += 1;
  return { ...key(`case-${cases}`), ...start };
};

test.each(updates)('"%s" does what it does in dynalite', async (UpdateExpression) => {
  const [fresh, request] = [freshItem(), { UpdateExpression, ...withValues(UpdateExpression) }];
  const expected = await byDynalite(request, fresh);
  expect(unordered(byModel(request, fresh))).toEqual(unordered(expected));
});

test.each(conditions)('"%s" is judged as in dynalite', async (ConditionExpression) => {
  const UpdateExpression = 'SET won = :one';
  const texts = { UpdateExpression, ConditionExpression };
  const request = { ...texts, ...withValues(`${UpdateExpression} ${ConditionExpression}`) };
  const fresh = freshItem();
  const expected = await byDynalite(request, fresh);
  expect(unordered(byModel(request, fresh))).toEqual(unordered(expected));
});

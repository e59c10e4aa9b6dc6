import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { operatorRows } from '../../../lambdas/aws/operator-rows';
import { regionWords } from '../../../lambdas/aws/region-words';
import { regionalRows } from '../../../lambdas/aws/regional-table';
import type { Log } from '../../../lambdas/ports';
import { dynamodbService } from '../../../local/wire/dynamodb';
import { RegionalTable } from '../../../models/tables/regional-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { closeAll, dynamo, start } from '../../local/wire/desk';

const table = 'meridian-test-regional';
const region = 'us-east-1';
const hold = { id: 'h1', region: 'us-west-2', by: 'ops', reason: 'maintenance', atMs: 1 };

let database: DynamoDBClient;
let told: unknown[];

beforeEach(async () => {
  told = [];
  const keys = {
    partitionKey: { name: 'pk', type: 'S' },
    sortKey: { name: 'sk', type: 'S' },
  } as const;
  const tables = new TablesOfRegion(region, [new RegionalTable({ name: table, ...keys })]);
  const services = [dynamodbService({ tablesOf: () => tables, nowMs: () => 0 })];
  database = dynamo((await start({ services })).url, region);
});

afterEach(closeAll);

const log: Log = {
  info: () => undefined,
  warn: (message, details) => told.push([message, details?.['row']]),
};
const put = (row: object) =>
  database.send(new PutItemCommand({ TableName: table, Item: marshall({ pk: 'plane', ...row }) }));

describe.each([
  ['the prober and the drain endpoint', () => regionalRows(database, table, log)()],
  ['the reconciler', () => regionWords(database, table, log).read()],
])('what %s reads', (_, read) => {
  test('is refused where it is more than one page: a hold may lie beyond', async () => {
    // Three items of nearly the largest size fill a page of 1 MB.
    const reason = 'r'.repeat(390_000);
    for (const id of ['h1', 'h2', 'h3']) {
      await operatorRows(database, table).hold({ ...hold, id, reason });
    }
    await expect(read()).rejects.toThrow(
      `more than 1 MB of plane rows in ${table}; release and archive old holds`,
    );
  });

  test('leaves out a row that makes no sense, says so, and hides no other', async () => {
    await operatorRows(database, table).hold(hold);
    await put({ sk: 'hold#bad', id: 'bad', region: 7 });
    expect((await read()).holds).toEqual([hold]);
    expect(told).toEqual([['row left out; write it again', 'hold#bad']]);
  });
});

test('a release whose reason was lost releases all the same', async () => {
  await operatorRows(database, table).hold(hold);
  await put({ sk: 'release#h1', id: 'h1' });
  expect((await regionalRows(database, table, log)()).holds).toEqual([]);
});

test('a region shares each word that it was given, and counts the turns of its reconcilers', async () => {
  const rows = operatorRows(database, table);
  const words = regionWords(database, table, log);
  const release = { id: 'h1', by: 'ops', reason: 'done', atMs: 2 };
  const killSwitch = { on: true, by: 'ops', reason: 'storm', atMs: 1 };
  expect([await words.take(), await words.take()]).toEqual([1, 2]);
  await rows.hold(hold);
  await words.write({ holds: [], releases: [release], killSwitch });
  const given = { holds: [hold], releases: [release], killSwitch, generation: 2 };
  expect(await words.read()).toEqual(given);
});

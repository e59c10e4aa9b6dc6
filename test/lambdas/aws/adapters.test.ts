import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Change } from '../../../core/voting/change';
import { announcer } from '../../../lambdas/aws/announcer';
import { observerSlot } from '../../../lambdas/aws/observer-slot';
import { operatorRows } from '../../../lambdas/aws/operator-rows';
import { regionalRows } from '../../../lambdas/aws/regional-table';
import { dynamodbService } from '../../../local/wire/dynamodb';
import { eventbridgeService } from '../../../local/wire/eventbridge';
import type { WireServer } from '../../../local/wire/server';
import { startWireServer } from '../../../local/wire/server';
import { BusesOfRegion } from '../../../models/event-bus/buses-of-region';
import { EventBus } from '../../../models/event-bus/event-bus';
import { RegionalTable } from '../../../models/tables/regional-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { opinion, vote } from '../../support/plane';

const table = 'meridian-test-regional';
const region = 'us-east-1';
const clock = { now: () => 5_000, sleep: () => Promise.resolve() };
const log = { info: () => undefined, warn: () => undefined };
let wire: WireServer;
let bus: EventBus;
let database: DynamoDBClient;
let events: EventBridgeClient;

beforeEach(async () => {
  const key = (name: string) => ({ name, type: 'S' as const });
  const tables = new TablesOfRegion(region, [
    new RegionalTable({ name: table, partitionKey: key('pk'), sortKey: key('sk') }),
  ]);
  let next = 0;
  const newId = (): string => `event-${next++}`;
  const account = '111122223333';
  bus = new EventBus({ name: 'meridian-test', region, account, chance: () => 0.5, newId });
  const buses = new BusesOfRegion([bus]);
  wire = await startWireServer({
    services: [
      dynamodbService({ tablesOf: () => tables, nowMs: clock.now }),
      eventbridgeService({ busesOf: () => buses, nowMs: clock.now }),
    ],
  });
  const credentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
  const settings = { region, endpoint: wire.url, credentials, maxAttempts: 1 };
  database = new DynamoDBClient(settings);
  events = new EventBridgeClient(settings);
});

afterEach(async () => {
  database.destroy();
  events.destroy();
  await wire.close();
});

describe('the prober slot', () => {
  test('goes to whoever takes it last; the predecessor can no longer publish', async () => {
    const slot = observerSlot(database, { table, observer: region, clock });
    const first = await slot.take();
    const second = await slot.take();
    expect([first.generation, second.generation]).toEqual([1, 2]);
    expect(await slot.publish(first)).toBe('superseded');
    expect(await slot.publish(second)).toBe('kept');
  });

  test('hands the published record on, votes and counts and all', async () => {
    const slot = observerSlot(database, { table, observer: region, clock });
    const opinions = { 'us-west-2': opinion('failed', { vote, lastFailure: 'status 503' }) };
    const record = {
      ...(await slot.take()),
      opinions,
      beatAtMs: 7_000,
      lookedAtMs: 6_000,
      isolated: true,
    };
    await slot.publish(record);
    expect(await slot.take()).toEqual({ ...record, generation: 2 });
  });
});

describe('the rows of a region', () => {
  const hold = { id: 'h1', region: 'us-west-2', by: 'ops', reason: 'maintenance', atMs: 1 };
  const release = { id: 'h1', by: 'ops', reason: 'done', atMs: 2 };

  test('are empty at first, also after a slot was taken and never published in', async () => {
    await observerSlot(database, { table, observer: region, clock }).take();
    expect(await regionalRows(database, table, log)()).toEqual({ holds: [] });
  });

  test('hold what an operator wrote, until it is released; nothing is deleted', async () => {
    const rows = operatorRows(database, table);
    const killSwitch = { on: true, by: 'ops', reason: 'storm', atMs: 1 };
    await rows.hold(hold);
    await rows.killSwitch(killSwitch);
    expect(await regionalRows(database, table, log)()).toEqual({ holds: [hold], killSwitch });
    await rows.release(release);
    expect(await regionalRows(database, table, log)()).toEqual({ holds: [], killSwitch });
    expect(await countOf('plane')).toBe(3);
  });
});

describe('announcing', () => {
  const changes: Change[] = Array.from({ length: 12 }, (_, n) => ({
    kind: 'VoteCast',
    observer: region,
    atMs: n,
    target: 'us-west-2',
    because: 'test',
  }));

  test('writes an audit row and an event for each change, beyond one batch', async () => {
    await announcer({ database, events, table, bus: 'meridian-test' })(changes);
    expect(await countOf('audit#1970-01-01')).toBe(12);
    expect(bus.recent().map(({ detail }) => detail['atMs'])).toEqual(changes.map((c) => c.atMs));
  });

  test('again changes nothing that was written, so that a repeat is harmless', async () => {
    const announce = announcer({ database, events, table, bus: 'meridian-test' });
    await announce(changes.slice(0, 1));
    await announce(changes.slice(0, 1));
    expect(await countOf('audit#1970-01-01')).toBe(1);
  });

  test('fails where the bus refuses, so that the caller tries again', async () => {
    const announce = announcer({ database, events, table, bus: 'no-such-bus' });
    await expect(announce(changes)).rejects.toThrow('events refused');
  });
});

// Helpers

async function countOf(partition: string): Promise<number | undefined> {
  const { Count } = await database.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
    }),
  );
  return Count;
}

import * as fc from 'fast-check';
import type { Item } from '../../../models/tables/attribute-value';
import { EventualTable, REPLICATION_MAX_MS } from '../../../models/tables/eventual-table';
import { Links } from '../../../models/tables/links';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { key, outcome, seeded, simple } from './sample';

const regions = ['eu-west-1', 'us-east-1', 'us-west-2'] as const;
type Region = (typeof regions)[number];

function world(seed = 1) {
  const links = new Links(regions);
  const table = new EventualTable(simple, regions, links, seeded(seed));
  const at = (region: Region) => new TablesOfRegion(region, [table.endpoint(region)]);
  const all = {
    'eu-west-1': at('eu-west-1'),
    'us-east-1': at('us-east-1'),
    'us-west-2': at('us-west-2'),
  };
  return {
    links,
    table,
    put: (region: Region, nowMs: number, Item: Item, more: object = {}) =>
      all[region].call('PutItem', { TableName: 'simple', Item, ...more }, nowMs),
    remove: (region: Region, nowMs: number, pk: string) =>
      all[region].call('DeleteItem', { TableName: 'simple', Key: key(pk) }, nowMs),
    items: (region: Region) => all[region].call('Scan', { TableName: 'simple' }, 0).Items,
    transact: (region: Region, TransactItems: unknown[]) =>
      all[region].call('TransactWriteItems', { TransactItems }, 0),
    describe: () => all['us-east-1'].call('DescribeTable', { TableName: 'simple' }, 0),
  };
}

const version = (pk: string, v: string): Item => ({ ...key(pk), v: { S: v } });
const ifAbsent = { ConditionExpression: 'attribute_not_exists(pk)' };

describe('a table with eventual consistency', () => {
  test('shows a write at once where it was made, elsewhere after a delay', () => {
    const { put, items, table } = world();
    put('us-east-1', 0, key('a'));
    expect(items('us-east-1')).toEqual([key('a')]);
    expect(items('eu-west-1')).toEqual([]);
    const due = table.nextDueMs() ?? 0;
    table.advance(due - 1);
    expect([...(items('eu-west-1') ?? []), ...(items('us-west-2') ?? [])]).toEqual([]);
    table.advance(REPLICATION_MAX_MS);
    expect(items('eu-west-1')).toEqual([key('a')]);
    expect(items('us-west-2')).toEqual([key('a')]);
    expect(table.nextDueMs()).toBeUndefined();
  });

  test('lets two regions both win a conditional create: it is no lock', () => {
    const { put } = world();
    expect(outcome(() => put('us-east-1', 0, key('a'), ifAbsent))).toBe('accepted');
    expect(outcome(() => put('eu-west-1', 1, key('a'), ifAbsent))).toBe('accepted');
    expect(outcome(() => put('eu-west-1', 2, key('a'), ifAbsent))).toMatch(
      'ConditionalCheckFailed',
    );
  });

  test('keeps the later write everywhere, and the greater region at the same time', () => {
    const { put, items, table } = world();
    put('us-west-2', 10, version('late', 'first'));
    put('eu-west-1', 20, version('late', 'second'));
    put('us-east-1', 30, version('tie', 'us'));
    put('eu-west-1', 30, version('tie', 'eu'));
    table.advance(2 * REPLICATION_MAX_MS);
    for (const region of regions) {
      expect(items(region)).toEqual([version('late', 'second'), version('tie', 'us')]);
    }
  });

  test('keeps the second of two writes of one millisecond', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { put, items, table } = world(seed);
      put('us-east-1', 0, version('a', 'first'));
      put('us-east-1', 0, version('a', 'second'));
      table.advance(REPLICATION_MAX_MS);
      expect(regions.map((region) => items(region))).toEqual(
        regions.map(() => [version('a', 'second')]),
      );
    }
  });

  test('never brings a deleted item back by an older write that arrives late', () => {
    const { put, remove, items, links, table } = world();
    links.cut('us-west-2', 'eu-west-1', 0);
    put('us-west-2', 0, key('a'));
    table.advance(REPLICATION_MAX_MS);
    remove('us-east-1', REPLICATION_MAX_MS, 'a');
    table.advance(2 * REPLICATION_MAX_MS);
    links.heal('us-west-2', 'eu-west-1');
    table.advance(3 * REPLICATION_MAX_MS);
    expect(regions.map((region) => items(region))).toEqual([[], [], []]);
  });

  test('holds replication over a cut until it is healed, and then delivers at once', () => {
    const { put, items, links, table } = world();
    links.cut('us-east-1', 'eu-west-1', 0);
    put('us-east-1', 0, key('a'));
    table.advance(60_000);
    expect(items('eu-west-1')).toEqual([]);
    expect(items('us-west-2')).toEqual([key('a')]);
    expect(table.nextDueMs()).toBeUndefined();
    links.heal('us-east-1', 'eu-west-1');
    expect(table.nextDueMs()).toBeLessThanOrEqual(REPLICATION_MAX_MS);
    table.advance(60_000);
    expect(items('eu-west-1')).toEqual([key('a')]);
  });

  test('makes a transaction atomic where it is made only', () => {
    const { transact, items } = world();
    const put = (pk: string) => ({ Put: { TableName: 'simple', Item: key(pk) } });
    transact('us-east-1', [put('a'), put('b')]);
    expect(items('us-east-1')).toEqual([key('a'), key('b')]);
    expect(items('eu-west-1')).toEqual([]);
  });

  test('replicates nothing for a mere check', () => {
    const { transact, table } = world();
    const TableName = 'simple';
    const ConditionExpression = 'attribute_not_exists(pk)';
    transact('us-east-1', [{ ConditionCheck: { TableName, Key: key('a'), ConditionExpression } }]);
    expect(table.nextDueMs()).toBeUndefined();
  });

  test('says its replicas and its consistency', () => {
    expect(world().describe()).toMatchObject({
      Table: {
        MultiRegionConsistency: 'EVENTUAL',
        Replicas: [
          { RegionName: 'eu-west-1', ReplicaStatus: 'ACTIVE' },
          { RegionName: 'us-west-2', ReplicaStatus: 'ACTIVE' },
        ],
      },
    });
  });

  test('has no replica where none was made', () => {
    expect(() => world().table.endpoint('ap-south-1')).toThrow('has no replica in ap-south-1');
  });
});

test('replicas agree once everything is delivered, whatever the order, delays and cuts', () => {
  const step = fc.record({
    region: fc.constantFrom(...regions),
    pk: fc.constantFrom('a', 'b'),
    waitMs: fc.integer({ min: 0, max: 800 }),
    act: fc.constantFrom('put', 'remove', 'cut', 'heal', 'advance'),
    other: fc.constantFrom(...regions),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (steps, seed) => {
      const { put, remove, items, links, table } = world(seed);
      let nowMs = 0;
      steps.forEach(({ region, pk, waitMs, act, other }, index) => {
        nowMs += waitMs;
        if (act === 'put') put(region, nowMs, version(pk, String(index)));
        else if (act === 'remove') remove(region, nowMs, pk);
        else if (act === 'advance') table.advance(nowMs);
        else if (act === 'cut') links.cut(region, other, nowMs);
        else links.heal(region, other);
      });
      regions.forEach((region) => {
        links.rejoin(region);
      });
      table.advance(nowMs + REPLICATION_MAX_MS);
      expect(table.nextDueMs()).toBeUndefined();
      expect(items('us-east-1')).toEqual(items('eu-west-1'));
      expect(items('us-west-2')).toEqual(items('eu-west-1'));
    }),
  );
});

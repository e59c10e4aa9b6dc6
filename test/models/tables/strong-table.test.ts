import * as fc from 'fast-check';
import type { Item } from '../../../models/tables/attribute-value';
import { TableError } from '../../../models/tables/errors';
import { REPLICATION_MAX_MS } from '../../../models/tables/eventual-table';
import { Links } from '../../../models/tables/links';
import {
  STRONG_WRITE_MS,
  StrongTable,
  UNCERTAIN_AFTER_LOSS_MS,
} from '../../../models/tables/strong-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { key, outcome, seeded, simple } from './sample';

const members = ['ap-southeast-1', 'eu-west-1', 'us-east-1'] as const;
type Member = (typeof members)[number];

function world(chance: () => number = seeded(1)) {
  const links = new Links(members);
  const table = new StrongTable(simple, members, links, chance);
  const at = (region: Member) => new TablesOfRegion(region, [table.endpoint(region)]);
  const all = {
    'ap-southeast-1': at('ap-southeast-1'),
    'eu-west-1': at('eu-west-1'),
    'us-east-1': at('us-east-1'),
  };
  return {
    links,
    table,
    create: (region: Member, nowMs: number, Item: Item = key('lock')) =>
      outcome(() =>
        all[region].call(
          'PutItem',
          { TableName: 'simple', Item, ConditionExpression: 'attribute_not_exists(pk)' },
          nowMs,
        ),
      ),
    read: (region: Member, ConsistentRead = true, pk = 'lock') =>
      all[region].call('GetItem', { TableName: 'simple', Key: key(pk), ConsistentRead }, 0).Item,
    transact: (region: Member) =>
      all[region].call(
        'TransactWriteItems',
        { TransactItems: [{ Put: { TableName: 'simple', Item: key('a') } }] },
        0,
      ),
    batch: (region: Member, nowMs: number, pks: readonly string[]) =>
      all[region].call(
        'BatchWriteItem',
        { RequestItems: { simple: pks.map((pk) => ({ PutRequest: { Item: key(pk) } })) } },
        nowMs,
      ),
  };
}

const later = STRONG_WRITE_MS;

describe('a table with strong consistency', () => {
  test('shows a write to strong reads everywhere, at once', () => {
    const { create, read } = world();
    expect(create('us-east-1', 0)).toBe('accepted');
    expect(members.map((member) => read(member))).toEqual([key('lock'), key('lock'), key('lock')]);
  });

  test('judges conditions on the latest version, wherever it was written', () => {
    const { create } = world();
    expect(create('us-east-1', 0)).toBe('accepted');
    expect(create('eu-west-1', later)).toMatch('ConditionalCheckFailedException');
  });

  test('refuses a write while another region writes the same item, and only then', () => {
    const { create } = world();
    create('us-east-1', 0);
    expect(create('eu-west-1', later - 1)).toMatch('ReplicatedWriteConflictException');
    expect(create('us-east-1', later - 1)).toMatch('ConditionalCheckFailedException');
    expect(create('eu-west-1', later - 1, key('other'))).toBe('accepted');
  });

  test('leaves a write of a batch that meets a conflict unprocessed', () => {
    const { create, batch } = world();
    create('us-east-1', 0);
    expect(batch('eu-west-1', 1, ['lock', 'free'])).toEqual({
      UnprocessedItems: { simple: [{ PutRequest: { Item: key('lock') } }] },
    });
  });

  test('serves an eventually consistent read from the own copy of a member', () => {
    const { create, read, table } = world();
    create('us-east-1', 0);
    const copies = () => members.map((member) => read(member, false) !== undefined);
    expect(copies()).toEqual([true, false, true]);
    table.advance(REPLICATION_MAX_MS);
    expect(copies()).toEqual([true, true, true]);
    expect(table.nextDueMs()).toBeUndefined();
  });

  test('never lets an older write that arrives late replace a newer one in a copy', () => {
    const delays = [0.9, 0];
    const { batch, create, read, table } = world(() => delays.shift() ?? 0);
    batch('us-east-1', 0, ['lock']);
    const newer = { ...key('lock'), newer: { BOOL: true } };
    table.endpoint('us-east-1').write({ kind: 'put', request: { Item: newer } }, 10);
    table.advance(REPLICATION_MAX_MS);
    expect(read('eu-west-1', false)).toEqual(newer);
    expect(create('eu-west-1', later + 10)).toMatch('ConditionalCheckFailedException');
  });

  test('works on with one member lost', () => {
    const { create, read, links } = world();
    links.isolate('us-east-1', 0);
    expect(create('eu-west-1', 10_000)).toBe('accepted');
    expect(read('ap-southeast-1')).toEqual(key('lock'));
  });

  test('fails every strong operation of a member that reaches no other', () => {
    const { create, read, links } = world();
    create('us-east-1', 0);
    links.cut('us-east-1', 'eu-west-1', later);
    links.cut('ap-southeast-1', 'us-east-1', later);
    expect(outcome(() => read('us-east-1'))).toMatch('InternalServerError: no second member');
    expect(create('us-east-1', 60_000)).toMatch('InternalServerError: no second member');
    expect(read('us-east-1', false)).toEqual(key('lock'));
    links.heal('ap-southeast-1', 'us-east-1');
    expect(read('us-east-1')).toEqual(key('lock'));
  });

  test('may have applied a write that failed just after the loss, but none that came later', () => {
    const applied = (nowMs: number, drawn: number) => {
      const { create, read, links } = world(() => drawn);
      links.isolate('us-east-1', 1000);
      expect(create('us-east-1', nowMs)).toMatch('InternalServerError');
      return read('eu-west-1') !== undefined;
    };
    expect(applied(1000, 0)).toBe(true);
    expect(applied(1000 + UNCERTAIN_AFTER_LOSS_MS - 1, 0.49)).toBe(true);
    expect(applied(1000, 0.5)).toBe(false);
    expect(applied(1000 + UNCERTAIN_AFTER_LOSS_MS, 0)).toBe(false);
  });

  test('does not apply a failed write whose condition does not hold, and says no more', () => {
    const { create, links, read } = world(() => 0);
    create('eu-west-1', 0);
    links.isolate('us-east-1', 1000);
    expect(create('us-east-1', 1000, { ...key('lock'), mine: { BOOL: true } })).toMatch('Internal');
    expect(read('eu-west-1')).toEqual(key('lock'));
  });

  test('refuses transactions, a TTL, and any other number of members than three', () => {
    expect(outcome(() => world().transact('us-east-1'))).toMatch(
      'Transactional operations are not',
    );
    const make = (regions: string[], more: object = {}) =>
      outcome(() => new StrongTable({ ...simple, ...more }, regions, new Links(regions), () => 0));
    expect(make(['a', 'b'])).toMatch('exactly three members, got a, b');
    expect(make(['a', 'b', 'b'])).toMatch('exactly three members');
    expect(make(['a', 'b', 'c'], { ttlAttribute: 'ttl' })).toMatch('TTL is not supported');
    expect(() => world().table.endpoint('us-west-2')).toThrow('has no member in us-west-2');
  });
});

test('no two conditional creates of one key ever both succeed', () => {
  const step = fc.record({
    member: fc.constantFrom(...members),
    waitMs: fc.integer({ min: 0, max: 1500 }),
    act: fc.constantFrom('create', 'create', 'isolate', 'rejoin', 'cut'),
    other: fc.constantFrom(...members),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(), (steps, seed) => {
      const { create, links, table, read } = world(seeded(seed));
      let nowMs = 0;
      const winners: string[] = [];
      steps.forEach(({ member, waitMs, act, other }, index) => {
        nowMs += waitMs;
        table.advance(nowMs);
        const owner = String(index);
        if (act === 'isolate') links.isolate(member, nowMs);
        else if (act === 'rejoin') links.rejoin(member);
        else if (act === 'cut') links.cut(member, other, nowMs);
        else if (create(member, nowMs, { ...key('lock'), owner: { S: owner } }) === 'accepted') {
          winners.push(owner);
        }
      });
      expect(winners.length).toBeLessThanOrEqual(1);
      members.forEach((member) => {
        links.rejoin(member);
      });
      table.advance(nowMs + REPLICATION_MAX_MS);
      const latest = read('eu-west-1');
      if (winners.length === 1) expect(latest?.['owner']).toEqual({ S: winners[0] });
      for (const member of members) expect(read(member, false)).toEqual(latest);
    }),
  );
});

test('an answer is never anything but a TableError', () => {
  expect(() =>
    world()
      .table.endpoint('eu-west-1')
      .prepare({ kind: 'put', request: { Item: {} } }),
  ).toThrow(TableError);
});

import type { AuroraGlobal } from '../../../models/rds/aurora-global';
import { thrownBy } from '../../support/thrown-by';
import { aurora, clusterArn, east, eu, keysOf, row, west } from './specimens';

let database: AuroraGlobal;
beforeEach(() => {
  database = aurora();
});

const write = (region: string, key: string, nowMs: number) =>
  database.write(region, row(key, nowMs), nowMs);
const keys = (region: string, nowMs: number) => keysOf(database.writes(region, nowMs));
const writers = (nowMs: number) => database.regions.map((at) => database.writerAt(at, nowMs));

describe('replication', () => {
  test('only the writer takes rows, and only while it is up', () => {
    expect(write(east, 'a', 0)).toBe(false);
    expect(write(west, 'b', 0)).toBe(true);
    database.lose(west, 1);
    expect(write(west, 'c', 2)).toBe(false);
    database.restore(west, 3);
    expect(write(west, 'd', 4)).toBe(true);
    expect(keys(west, 4)).toEqual(['b', 'd']);
  });

  test('a row arrives after the lag of the reader, not a millisecond earlier', () => {
    database.setLag(eu, 900, 0);
    write(west, 'a', 1_000);
    expect([keys(east, 1_499), keys(east, 1_500)]).toEqual([[], ['a']]);
    expect([keys(eu, 1_899), keys(eu, 1_900)]).toEqual([[], ['a']]);
  });

  test('what is on its way when the writer is lost has not arrived, and comes when it is back', () => {
    write(west, 'a', 1_000);
    database.lose(west, 1_499);
    expect(keys(east, 60_000)).toEqual([]);
    database.restore(west, 60_000);
    expect(keys(east, 60_000)).toEqual(['a']);
  });

  test('a cut holds up one reader only', () => {
    database.cut(west, east, 0);
    write(west, 'a', 0);
    expect([keys(east, 9_000), keys(eu, 9_000)]).toEqual([[], ['a']]);
    database.mend(east, west, 9_000);
    expect(keys(east, 9_000)).toEqual(['a']);
  });

  test('the newest row is the one committed last, of a key where one is asked for', () => {
    write(west, 'beat', 0);
    database.write(west, { key: 'payment', atMs: 7, roleEpoch: 3 }, 10);
    expect(database.newest(east, 1_000)).toEqual({ key: 'payment', atMs: 7, roleEpoch: 3 });
    expect(database.newest(east, 1_000, 'beat')).toEqual(row('beat', 0));
    expect(database.newest(east, 1_000, 'none')).toBeUndefined();
  });

  test('time does not run backwards', () => {
    keys(west, 10);
    expect(() => keys(west, 9)).toThrow('time runs forward, got 9 after 10; ask in order');
  });
});

describe('failover', () => {
  test('takes 60 to 120 s, and says so meanwhile', () => {
    database.failover(east, 1_000);
    expect(database.describe(east, 90_999)).toMatchObject({
      Status: 'failing-over',
      FailoverState: {
        Status: 'failing-over',
        FromDbClusterArn: clusterArn(west),
        ToDbClusterArn: clusterArn(east),
        IsDataLossAllowed: true,
      },
    });
    const after = database.describe(east, 91_000);
    expect(after).not.toHaveProperty('FailoverState');
    expect(after.Status).toBe('available');
    expect(after.GlobalClusterMembers).toEqual([
      {
        DBClusterArn: clusterArn(west),
        Readers: [],
        IsWriter: false,
        SynchronizationStatus: 'connected',
      },
      {
        DBClusterArn: clusterArn(east),
        Readers: [clusterArn(west), clusterArn(eu)],
        IsWriter: true,
        SynchronizationStatus: 'connected',
      },
      {
        DBClusterArn: clusterArn(eu),
        Readers: [],
        IsWriter: false,
        SynchronizationStatus: 'connected',
      },
    ]);
  });

  test('the old writer that lives accepts until the end, and what was not replicated is lost', () => {
    database.failover(east, 0);
    expect(write(west, 'early', 1_000)).toBe(true);
    expect(write(west, 'late', 89_900)).toBe(true);
    expect(write(west, 'after', 90_000)).toBe(false);
    expect(write(east, 'new', 90_000)).toBe(true);
    expect(keysOf(database.lost(90_000))).toEqual(['late']);
    expect(keys(west, 91_000)).toEqual(['early', 'new']);
  });

  test('an old writer that nobody can tell goes on accepting, by its own word too, until it is told', () => {
    database.cut(west, east, 0);
    database.failover(east, 0);
    expect(write(west, 'split', 100_000)).toBe(true);
    expect(write(east, 'new', 100_000)).toBe(true);
    expect(writers(100_000)).toEqual([west, east, east]);
    expect(keysOf(database.lost(100_000))).toEqual(['split']);
    database.mend(west, east, 200_000);
    expect(write(west, 'told', 200_000)).toBe(false);
    expect(writers(200_000)).toEqual([east, east, east]);
    expect(keys(west, 200_000)).toEqual(['new']);
  });

  test('a second failover while the first is unheard of leaves it a writer by its own word', () => {
    database.cut(west, east, 0);
    database.cut(west, eu, 0);
    database.failover(east, 0);
    database.failover(eu, 100_000);
    expect(writers(200_000)).toEqual([west, eu, eu]);
    database.mend(west, eu, 200_000);
    expect(writers(200_000)).toEqual([eu, eu, eu]);
  });

  test('a reader that had more than the target gives it up, when it reaches the new writer', () => {
    database.setLag(east, 5_000, 0);
    write(west, 'a', 0);
    database.lose(west, 1_000);
    database.failover(east, 1_000);
    database.cut(east, eu, 2_000);
    expect(keys(eu, 95_000)).toEqual(['a']);
    expect(database.describe(east, 95_000).GlobalClusterMembers[2]).toMatchObject({
      SynchronizationStatus: 'pending-resync',
    });
    database.mend(east, eu, 95_000);
    expect(keys(eu, 95_000)).toEqual([]);
    expect(keysOf(database.lost(95_000))).toEqual(['a']);
  });

  test('a target that is down at the end is not promoted: the failover is cancelled', () => {
    database.failover(east, 0);
    database.lose(east, 10_000);
    expect(database.describe(eu, 90_000)).toMatchObject({ Status: 'available' });
    expect(database.writerAt(eu, 90_000)).toBe(west);
  });

  test('refused: a second one at the same time, and the writer as its target', () => {
    database.failover(east, 0);
    expect(
      thrownBy(() => {
        database.failover(eu, 1);
      }),
    ).toMatchObject({
      code: 'InvalidGlobalClusterStateFault',
    });
    expect(
      thrownBy(() => {
        database.failover(east, 100_000);
      }),
    ).toMatchObject({
      code: 'InvalidDBClusterStateFault',
    });
  });
});

describe('switchover', () => {
  test('refuses writes, waits until the target has everything, and loses nothing', () => {
    database.setLag(east, 200_000, 0);
    write(west, 'a', 0);
    database.switchover(east, 1_000);
    expect(write(west, 'b', 2_000)).toBe(false);
    expect(database.describe(west, 100_000)).toMatchObject({
      Status: 'switching-over',
      FailoverState: { IsDataLossAllowed: false },
    });
    expect(writers(300_000)).toEqual([east, east, east]);
    expect(keys(east, 300_000)).toEqual(['a']);
    expect(keys(west, 300_000)).toEqual(['a']);
    expect(database.lost(300_000)).toEqual([]);
    expect(write(east, 'c', 300_000)).toBe(true);
  });

  test('is cancelled where the link is cut meanwhile, and the writer takes rows again', () => {
    database.switchover(east, 0);
    database.cut(west, east, 1_000);
    expect(writers(100_000)).toEqual([west, west, west]);
    expect(write(west, 'a', 100_000)).toBe(true);
  });

  test('refused while any copy is out of reach', () => {
    database.cut(west, eu, 0);
    expect(
      thrownBy(() => {
        database.switchover(east, 1);
      }),
    ).toMatchObject({
      code: 'InvalidGlobalClusterStateFault',
      message: expect.stringContaining('eu-west-1') as string,
    });
  });
});

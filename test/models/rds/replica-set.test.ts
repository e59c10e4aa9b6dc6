import type { ReplicaSet } from '../../../models/rds/replica-set';
import { thrownBy } from '../../support/thrown-by';
import { east, eu, instanceArn, keysOf, replicated, row, west } from './specimens';

let set: ReplicaSet;
beforeEach(() => {
  set = replicated();
});

const minutes = (count: number) => count * 60_000;
const write = (region: string, key: string, nowMs: number) =>
  set.write(region, row(key, nowMs), nowMs);
const keys = (region: string, nowMs: number) => keysOf(set.writes(region, nowMs));

test('a source names its replicas, and a replica its source', () => {
  expect(set.describe(west, 0)).toEqual({
    DBInstanceIdentifier: 'ledger-west',
    DBInstanceArn: instanceArn(west),
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    ReadReplicaDBInstanceIdentifiers: [instanceArn(east), instanceArn(eu)],
  });
  expect(set.describe(east, 0)).toMatchObject({
    ReadReplicaSourceDBInstanceIdentifier: instanceArn(west),
    ReadReplicaDBInstanceIdentifiers: [],
  });
});

test('a promotion takes 3 to 15 minutes with a restart, and leaves a standalone instance', () => {
  set.promote(east, 0);
  const statusAt = (nowMs: number) => set.describe(east, nowMs).DBInstanceStatus;
  expect(statusAt(minutes(8) - 1)).toBe('modifying');
  expect(statusAt(minutes(8))).toBe('rebooting');
  expect(set.describe(east, minutes(8))).toHaveProperty('ReadReplicaSourceDBInstanceIdentifier');
  expect(write(east, 'early', minutes(9) - 1)).toBe(false);
  expect(statusAt(minutes(9))).toBe('available');
  expect(set.describe(east, minutes(9))).not.toHaveProperty(
    'ReadReplicaSourceDBInstanceIdentifier',
  );
  expect(write(east, 'a', minutes(9))).toBe(true);
});

test('replication ends when the promotion is asked for', () => {
  write(west, 'arrived', 0);
  write(west, 'on its way', 9_900);
  set.promote(east, 10_000);
  write(west, 'later', 20_000);
  expect(keys(east, minutes(20))).toEqual(['arrived']);
  expect(keysOf(set.lost(minutes(20)))).toEqual(['on its way', 'later']);
});

test('the source is not stopped, and the other replicas go on following it', () => {
  set.promote(east, 0);
  expect(write(west, 'a', minutes(20))).toBe(true);
  expect(write(east, 'b', minutes(20))).toBe(true);
  expect(keys(eu, minutes(21))).toEqual(['a']);
  expect([west, east, eu].map((at) => set.writerAt(at, minutes(21)))).toEqual([west, east, west]);
  expect(set.describe(west, minutes(21)).ReadReplicaDBInstanceIdentifiers).toEqual([
    instanceArn(eu),
  ]);
});

test('a promotion whose region is down at its end takes effect when it is back', () => {
  set.promote(east, 0);
  set.lose(east, minutes(1));
  expect(set.writerAt(east, minutes(20))).toBe(west);
  set.restore(east, minutes(21));
  expect(set.writerAt(east, minutes(21))).toBe(east);
});

describe('refused', () => {
  const refusalOf = (region: string, nowMs: number) =>
    thrownBy(() => {
      set.promote(region, nowMs);
    });

  test('a replica that is backing up, until its backup is done', () => {
    set.occupy(east, 'backing-up', 5_000, 0);
    expect(refusalOf(east, 4_999)).toMatchObject({
      code: 'InvalidDBInstanceState',
      message: 'DB instance ledger-east is backing-up; a replica is promoted while it is available',
    });
    set.promote(east, 5_000);
  });

  test('a replica that is being promoted, and one that has been: there is no way back', () => {
    set.promote(east, 0);
    expect(refusalOf(east, 1)).toMatchObject({ code: 'InvalidDBInstanceState' });
    expect(refusalOf(east, minutes(20)).message).toContain('is not a read replica');
    expect(refusalOf(west, minutes(20)).message).toContain('is not a read replica');
  });
});

test('an instance that restarts takes no rows; one that is backed up or modified does', () => {
  set.occupy(west, 'rebooting', 5_000, 0);
  expect([write(west, 'a', 4_999), write(west, 'b', 5_000)]).toEqual([false, true]);
  set.occupy(west, 'backing-up', 9_000, 6_000);
  expect(write(west, 'c', 7_000)).toBe(true);
});

describe('ReplicaLag', () => {
  test('of an idle source climbs to five minutes and no further', () => {
    write(west, 'a', 0);
    expect(set.replicaLagSeconds(east, 60_000)).toBe(60);
    expect(set.replicaLagSeconds(east, minutes(5))).toBe(300);
    expect(set.replicaLagSeconds(east, minutes(60))).toBe(300);
  });

  test('of a replica that is cut off climbs without end', () => {
    write(west, 'a', 0);
    set.cut(west, east, 1_000);
    expect(set.replicaLagSeconds(east, minutes(60))).toBe(3_600);
  });

  test('there is none of a source, nor where nothing was ever written', () => {
    expect(set.replicaLagSeconds(east, 0)).toBeUndefined();
    write(west, 'a', 0);
    expect(set.replicaLagSeconds(west, 1_000)).toBeUndefined();
  });
});

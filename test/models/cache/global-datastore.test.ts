import { GlobalDatastore } from '../../../models/cache/global-datastore';
import { thrownBy } from '../../support/thrown-by';

const [west, east, eu] = ['us-west-2', 'us-east-1', 'eu-west-1'] as const;
const groups = { [west]: 'sessions-west', [east]: 'sessions-east', [eu]: 'sessions-eu' };
const open = (more: object = {}) =>
  new GlobalDatastore({ id: 'ldgnf-sessions', groups, chance: () => 0.5, ...more });

const primaryOf = (datastore: GlobalDatastore, nowMs: number) =>
  datastore
    .describe(nowMs)
    .Members?.filter(({ Role }) => Role === 'PRIMARY')
    .map(({ ReplicationGroupRegion }) => ReplicationGroupRegion);

test('the first region is the primary, and the others follow it', () => {
  expect(open().describe(0)).toEqual({
    GlobalReplicationGroupId: 'ldgnf-sessions',
    Status: 'available',
    Members: [
      [west, 'sessions-west', 'PRIMARY'],
      [east, 'sessions-east', 'SECONDARY'],
      [eu, 'sessions-eu', 'SECONDARY'],
    ].map(([ReplicationGroupRegion, ReplicationGroupId, Role]) => ({
      ReplicationGroupRegion,
      ReplicationGroupId,
      Role,
      Status: 'associated',
    })),
  });
});

test('a failover takes 30 to 60 s, modifying meanwhile; then the roles have changed', () => {
  const datastore = open();
  datastore.failover(east, 'sessions-east', 0);
  expect(datastore.describe(44_999).Status).toBe('modifying');
  expect(primaryOf(datastore, 44_999)).toEqual([west]);
  expect(datastore.describe(45_000).Status).toBe('available');
  expect(primaryOf(datastore, 45_000)).toEqual([east]);
});

describe('refused, changing nothing', () => {
  const refusalOf = (datastore: GlobalDatastore, region: string, group: string, nowMs = 0) =>
    thrownBy(() => {
      datastore.failover(region, group, nowMs);
    });

  test('a second promotion while one is under way, of which AWS leaves the outcome open', () => {
    const datastore = open();
    datastore.failover(east, 'sessions-east', 0);
    expect(refusalOf(datastore, eu, 'sessions-eu', 1)).toMatchObject({
      code: 'InvalidGlobalReplicationGroupState',
      message: 'global datastore ldgnf-sessions is modifying; ask again when it is available',
    });
    expect(primaryOf(datastore, 60_000)).toEqual([east]);
  });

  test('a datastore without secondaries', () => {
    const alone = open({ groups: { [west]: 'sessions-west' } });
    expect(alone.describe(0).Status).toBe('primary-only');
    expect(refusalOf(alone, west, 'sessions-west').message).toContain('is primary-only');
  });

  test.each([
    ['a region without a member', 'sa-east-1', 'sessions-east'],
    ['the group of another region', eu, 'sessions-east'],
    ['the primary', west, 'sessions-west'],
  ])('%s', (_, region, group) => {
    expect(refusalOf(open(), region, group)).toMatchObject({ code: 'InvalidParameterValue' });
  });
});

test('a primary has at most two secondaries', () => {
  const four = { ...groups, 'sa-east-1': 'sessions-south' };
  expect(() => open({ groups: four })).toThrow('at most 2 secondaries');
  expect(() => open({ groups: {} })).toThrow('got none; name one to three regions');
});

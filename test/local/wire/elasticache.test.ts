import {
  CreateGlobalReplicationGroupCommand,
  DescribeGlobalReplicationGroupsCommand,
  FailoverGlobalReplicationGroupCommand,
  GlobalReplicationGroupNotFoundFault,
  InvalidGlobalReplicationGroupStateFault,
  InvalidParameterValueException,
} from '@aws-sdk/client-elasticache';
import { elasticacheService } from '../../../local/wire/elasticache';
import { CacheApi } from '../../../models/cache/cache-api';
import { GlobalDatastore } from '../../../models/cache/global-datastore';
import { closeAll, elasticache, failure, start } from './desk';

const id = 'ldgnf-sessions';
let nowMs: number;
let datastore: GlobalDatastore;
let url: string;

beforeEach(async () => {
  nowMs = 0;
  const groups = { 'us-west-2': 'sessions-west', 'us-east-1': 'sessions-east' };
  datastore = new GlobalDatastore({ id, groups, chance: () => 0.5 });
  const api = new CacheApi([datastore]);
  ({ url } = await start({ services: [elasticacheService({ api, nowMs: () => nowMs })] }));
});
afterEach(closeAll);

const list = (input: object = {}, region = 'us-east-1') =>
  elasticache(url, region).send(
    new DescribeGlobalReplicationGroupsCommand({ ShowMemberInfo: true, ...input }),
  );
const failover = (more: object = {}) =>
  elasticache(url).send(
    new FailoverGlobalReplicationGroupCommand({
      GlobalReplicationGroupId: id,
      PrimaryRegion: 'us-east-1',
      PrimaryReplicationGroupId: 'sessions-east',
      ...more,
    }),
  );

test('datastores are listed in each of their regions, with members where they are asked for', async () => {
  expect((await list()).GlobalReplicationGroups).toEqual([datastore.describe(nowMs)]);
  const short = await list({ ShowMemberInfo: false, GlobalReplicationGroupId: id }, 'us-west-2');
  expect(short.GlobalReplicationGroups).toEqual([
    { GlobalReplicationGroupId: id, Status: 'available' },
  ]);
  expect((await list({}, 'eu-west-1')).GlobalReplicationGroups).toEqual([]);
});

test('a failover is accepted, and seen under way and done', async () => {
  expect((await failover()).GlobalReplicationGroup).toMatchObject({ Status: 'modifying' });
  nowMs = 60_000;
  const { GlobalReplicationGroups: [after] = [] } = await list();
  expect(after?.Members?.map(({ Role }) => Role)).toEqual(['SECONDARY', 'PRIMARY']);
});

test('a second one is refused while the first is under way', async () => {
  await failover();
  expect(await failure(failover())).toBeInstanceOf(InvalidGlobalReplicationGroupStateFault);
});

test.each<[string, () => Promise<unknown>, new (...given: never[]) => Error]>([
  [
    'an unknown datastore',
    () => list({ GlobalReplicationGroupId: 'x' }),
    GlobalReplicationGroupNotFoundFault,
  ],
  [
    'a group that is no member',
    () => failover({ PrimaryReplicationGroupId: 'x' }),
    InvalidParameterValueException,
  ],
  ['a page size', () => list({ MaxRecords: 20 }), InvalidParameterValueException],
])('refused by its name: %s', async (_, call, fault) => {
  expect(await failure(call())).toBeInstanceOf(fault);
});

test('another operation is refused', async () => {
  const call = elasticache(url).send(
    new CreateGlobalReplicationGroupCommand({
      GlobalReplicationGroupIdSuffix: 'x',
      PrimaryReplicationGroupId: 'y',
    }),
  );
  expect(await failure(call)).toMatchObject({ name: 'InvalidAction' });
});

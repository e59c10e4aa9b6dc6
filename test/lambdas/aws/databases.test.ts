import { StoreRefused } from '../../../core/data/store-refused';
import { databaseMemberName, databaseName } from '../../../core/topology/names';
import { databases } from '../../../lambdas/aws/databases';
import type { Stores } from '../../../lambdas/ports';
import { rdsService } from '../../../local/wire/rds';
import { AuroraGlobal } from '../../../models/rds/aurora-global';
import { RdsApi } from '../../../models/rds/rds-api';
import { ReplicaSet } from '../../../models/rds/replica-set';
import { closeAll, failure, rds, start } from '../../local/wire/desk';
import {
  account,
  clusterArn,
  east,
  eu,
  instanceArn,
  aurora as ledger,
  replicated as ledgerReplicas,
  west,
} from '../../models/rds/specimens';

const environment = 'test';
const chance = () => 0.5;
const copiesOf = (cell: string) =>
  Object.fromEntries([west, east].map((at) => [at, databaseMemberName(environment, cell, at)]));

let nowMs: number;
let world: AuroraGlobal;
let branch: ReplicaSet;
let silent: Set<string>;
let sent: string[];
let url: string;
let stores: Stores;

beforeEach(async () => {
  nowMs = 0;
  silent = new Set();
  sent = [];
  world = new AuroraGlobal({
    id: databaseName(environment, 'world'),
    account,
    writer: west,
    clusters: copiesOf('world'),
    chance,
  });
  branch = new ReplicaSet({ account, source: west, instances: copiesOf('branch'), chance });
  const api = new RdsApi({ global: [ledger(), world], replicated: [branch, ledgerReplicas()] });
  ({ url } = await start({
    services: [rdsService({ api, nowMs: () => nowMs })],
    reach: (_, __, region) => (silent.has(region) ? 'error' : 'ok'),
    onCall: ({ action, region }) => sent.push(`${action} ${region}`),
  }));
  stores = databases((region) => rds(url, region), {
    environment,
    account,
    cells: [
      { name: 'world', kind: 'aurora-global', members: [west, east] },
      { name: 'branch', kind: 'rds-replica', members: [west, east] },
      {
        name: 'bank',
        kind: 'aurora-global',
        members: { [west]: clusterArn(west), [eu]: clusterArn(eu) },
      },
      {
        name: 'till',
        kind: 'rds-replica',
        members: { [west]: instanceArn(west), [eu]: instanceArn(eu) },
      },
    ],
  });
});
afterEach(closeAll);

const asked = (action: string) => sent.filter((call) => call.startsWith(`rds:${action}`));

test.each(['world', 'branch'])(
  '%s: the writer and its readers are seen from any region',
  async (cell) => {
    const seen = { writer: west, readers: [east], busy: undefined };
    expect(await stores.describe(cell, west)).toEqual(seen);
    expect(await stores.describe(cell, east)).toEqual(seen);
  },
);

test.each([
  ['world', 'failing-over', 'FailoverGlobalCluster', 120_000],
  ['branch', 'modifying', 'PromoteReadReplica', 900_000],
])(
  '%s: the target’s region alone promotes, and asking again meanwhile or afterwards changes nothing',
  async (cell, busy, action, ms) => {
    world.lose(west, 0);
    branch.lose(west, 0);
    silent.add(west);
    await stores.promote(cell, east);
    expect(await stores.describe(cell, east)).toEqual({ writer: west, readers: [east], busy });
    await stores.promote(cell, east);
    nowMs = ms;
    expect(await stores.describe(cell, east)).toMatchObject({ writer: east, busy: undefined });
    await stores.promote(cell, east);
    // A replica's promotion has no name of its own: the second question is put, and refused.
    expect(new Set(asked(action))).toEqual(new Set([`rds:${action} ${east}`]));
  },
);

test('a failover that is under way to the same target is not asked for again', async () => {
  await stores.promote('world', east);
  await stores.promote('world', east);
  expect(asked('Failover')).toHaveLength(1);
});

test('after an RDS promotion the old source still names itself, and nobody follows it', async () => {
  await stores.promote('branch', east);
  nowMs = 900_000;
  expect(await stores.describe('branch', west)).toEqual({
    writer: west,
    readers: [],
    busy: undefined,
  });
});

describe('the bank’s own databases', () => {
  test('a global database is found by its clusters, and shows all of its regions', async () => {
    expect(await stores.describe('bank', eu)).toEqual({
      writer: west,
      readers: [east, eu],
      busy: undefined,
    });
    await stores.promote('bank', eu);
    nowMs = 120_000;
    expect(await stores.describe('bank', west)).toMatchObject({ writer: eu });
  });

  test('an instance is known by its ARN', async () => {
    await stores.promote('till', eu);
    nowMs = 900_000;
    expect(await stores.describe('till', eu)).toMatchObject({ writer: eu });
    expect(await stores.describe('till', west)).toMatchObject({ writer: west, readers: [east] });
  });
});

describe('refused, in the API’s words', () => {
  test('a failover while another one is under way', async () => {
    await stores.promote('bank', eu);
    const other = databases((region) => rds(url, region), {
      environment,
      account,
      cells: [{ name: 'bank', kind: 'aurora-global', members: { [east]: clusterArn(east) } }],
    });
    const refused = await failure(other.promote('bank', east));
    expect(refused).toBeInstanceOf(StoreRefused);
    expect(refused.message).toBe(
      'InvalidGlobalClusterStateFault: global cluster ledger is failing-over to eu-west-1; ' +
        'ask again when it is available',
    );
  });

  test('a replica that is backed up', async () => {
    branch.occupy(east, 'backing-up', 60_000, 0);
    const refused = await failure(stores.promote('branch', east));
    expect(refused).toBeInstanceOf(StoreRefused);
    expect(refused.message).toContain('is backing-up');
    expect(await stores.describe('branch', east)).toMatchObject({ busy: 'backing-up' });
  });
});

test('a region that cannot be asked is no refusal', async () => {
  silent.add(east);
  for (const call of [stores.describe('world', east), stores.promote('world', east)]) {
    expect(await failure(call)).not.toBeInstanceOf(StoreRefused);
  }
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    'a cell',
    () => stores.describe('moon', west),
    'no database of cell moon; there is one of world',
  ],
  ['a region', () => stores.promote('world', eu), 'no copy of the database in eu-west-1'],
])('%s without a database is said', async (_, call, message) => {
  expect((await failure(call())).message).toContain(message);
});

import { StoreRefused } from '../../../core/data/store-refused';
import { cacheMemberName, cacheName } from '../../../core/topology/names';
import { caches } from '../../../lambdas/aws/caches';
import type { Stores } from '../../../lambdas/ports';
import { elasticacheService } from '../../../local/wire/elasticache';
import { CacheApi } from '../../../models/cache/cache-api';
import { GlobalDatastore } from '../../../models/cache/global-datastore';
import { closeAll, elasticache, failure, start } from '../../local/wire/desk';

const environment = 'test';
const [west, east, eu] = ['us-west-2', 'us-east-1', 'eu-west-1'] as const;

let nowMs: number;
let silent: Set<string>;
let sent: string[];
let stores: Stores;

const datastore = (cell: string, ...regions: string[]) =>
  new GlobalDatastore({
    id: `ldgnf-${cacheName(environment, cell)}`,
    groups: Object.fromEntries(
      regions.map((region) => [region, cacheMemberName(environment, cell, region)]),
    ),
    chance: () => 0.5,
  });

beforeEach(async () => {
  nowMs = 0;
  silent = new Set();
  sent = [];
  const api = new CacheApi([
    // Names that end alike.
    datastore('other-world', east),
    datastore('world', west, east, eu),
    datastore('alone', west),
  ]);
  const { url } = await start({
    services: [elasticacheService({ api, nowMs: () => nowMs })],
    reach: (_, __, region) => (silent.has(region) ? 'error' : 'ok'),
    onCall: ({ action, region }) => sent.push(`${action} ${region}`),
  });
  stores = caches((region) => elasticache(url, region), { environment });
});
afterEach(closeAll);

test('a datastore is found by its name behind the letters of AWS, in each of its regions', async () => {
  for (const at of [west, east, eu]) {
    expect(await stores.describe('world', at)).toEqual({
      writer: west,
      readers: [east, eu],
      busy: undefined,
    });
  }
  expect(await stores.describe('alone', west)).toEqual({
    writer: west,
    readers: [],
    busy: undefined,
  });
});

test('a promotion is asked for once, in the target’s region, without the old primary’s', async () => {
  silent.add(west);
  await stores.promote('world', east);
  expect(await stores.describe('world', east)).toMatchObject({ writer: west, busy: 'modifying' });
  await stores.promote('world', east);
  nowMs = 60_000;
  expect(await stores.describe('world', east)).toEqual({
    writer: east,
    readers: [west, eu],
    busy: undefined,
  });
  await stores.promote('world', east);
  expect(sent.filter((call) => call.includes('Failover'))).toEqual([
    `elasticache:FailoverGlobalReplicationGroup ${east}`,
  ]);
});

test('while it moves, no second target is asked for: how both would end nobody knows', async () => {
  await stores.promote('world', east);
  await stores.promote('world', eu);
  nowMs = 60_000;
  expect(await stores.describe('world', eu)).toMatchObject({ writer: east });
  await stores.promote('world', eu);
  nowMs = 120_000;
  expect(await stores.describe('world', eu)).toMatchObject({ writer: eu });
});

test('a region that cannot be asked is no refusal', async () => {
  silent.add(east);
  expect(await failure(stores.promote('world', east))).not.toBeInstanceOf(StoreRefused);
});

test('a datastore that is not there is said', async () => {
  const missing = await failure(stores.describe('moon', west));
  expect(missing.message).toBe(
    'no global datastore <five letters>-meridian-test-moon there; deploy the cache first',
  );
});

import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { RDSClient } from '@aws-sdk/client-rds';
import { cacheName } from '../../../core/topology/names';
import { caches } from '../../../lambdas/aws/caches';
import { databases } from '../../../lambdas/aws/databases';
import type { Stores } from '../../../lambdas/ports';
import { elasticacheService } from '../../../local/wire/elasticache';
import { rdsService } from '../../../local/wire/rds';
import { internalError } from '../../../local/wire/wire-error';
import type { WireService } from '../../../local/wire/wire-service';
import { CacheApi } from '../../../models/cache/cache-api';
import { GlobalDatastore } from '../../../models/cache/global-datastore';
import { RdsApi } from '../../../models/rds/rds-api';
import { closeAll, start } from '../../local/wire/desk';
import {
  account,
  aurora,
  clusterArn,
  east,
  instanceArn,
  replicated,
  west,
} from '../../models/rds/specimens';

const environment = 'test';
const nowMs = () => 0;
let asked: string[];
let destroy: () => void;

beforeEach(() => {
  asked = [];
});
afterEach(async () => {
  destroy();
  await closeAll();
});

/** Does what it is asked, but the answer to a change that was accepted is lost on its way. */
const losing = (service: WireService): WireService => ({
  ...service,
  answer: async (request) => {
    const answer = await service.answer(request);
    const action = /^Action=(Failover|Promote)/.exec(request.body)?.[1];
    if (action === undefined) return answer;
    asked.push(action);
    throw internalError('the answer is lost');
  },
});

/** Clients that ask twice, as those of a function do. */
async function opened(): Promise<{ databases: Stores; caches: Stores }> {
  const groups = { [west]: 'sessions-west', [east]: 'sessions-east' };
  const id = `ldgnf-${cacheName(environment, 'world')}`;
  const datastore = new GlobalDatastore({ id, groups, chance: () => 0.5 });
  const rds = new RdsApi({ global: [aurora()], replicated: [replicated()] });
  const { url } = await start({
    services: [
      losing(rdsService({ api: rds, nowMs })),
      losing(elasticacheService({ api: new CacheApi([datastore]), nowMs })),
    ],
  });
  const credentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
  const settings = { endpoint: url, region: east, credentials, maxAttempts: 2 };
  const clients = { rds: new RDSClient(settings), cache: new ElastiCacheClient(settings) };
  destroy = () => {
    clients.rds.destroy();
    clients.cache.destroy();
  };
  return {
    databases: databases(() => clients.rds, {
      environment,
      account,
      cells: [
        { name: 'world', kind: 'aurora-global', members: { [east]: clusterArn(east) } },
        { name: 'branch', kind: 'rds-replica', members: { [east]: instanceArn(east) } },
      ],
    }),
    caches: caches(() => clients.cache, { environment }),
  };
}

test.each<['databases' | 'caches', string, string]>([
  ['databases', 'world', 'failing-over'],
  ['databases', 'branch', 'modifying'],
  ['caches', 'world', 'modifying'],
])('%s of %s: a promotion that was accepted is not told as refused', async (kind, cell, busy) => {
  const { [kind]: stores } = await opened();
  await stores.promote(cell, east);
  expect(asked).toHaveLength(1);
  expect(await stores.describe(cell, east)).toMatchObject({ busy });
});

import type { ElastiCacheClient, GlobalReplicationGroup } from '@aws-sdk/client-elasticache';
import {
  FailoverGlobalReplicationGroupCommand,
  paginateDescribeGlobalReplicationGroups,
} from '@aws-sdk/client-elasticache';
import { cacheName } from '../../core/topology/names';
import type { Stores, StoreView } from '../ports';
import { askOnce } from './store-refusal';

export type CacheSettings = { readonly environment: string };

/** Letters that AWS puts before a global datastore's name, and a hyphen: `ldgnf-`. */
const awsPrefix = /^[a-z]{5}-/;

/** The cells' caches through ElastiCache. `clientOf` is asked for each call; let it keep its clients. */
export function caches(
  clientOf: (region: string) => ElastiCacheClient,
  { environment }: CacheSettings,
): Stores {
  const find = (cell: string, at: string): Promise<GlobalReplicationGroup> =>
    datastoreNamed(cacheName(environment, cell), clientOf(at));
  return {
    describe: async (cell, at) => viewOf(await find(cell, at)),
    promote: (cell, to) =>
      askOnce({
        look: () => find(cell, to),
        isDone: (datastore) => isMovedTo(to, datastore),
        ask: ({ GlobalReplicationGroupId, Members = [] }) =>
          clientOf(to).send(
            new FailoverGlobalReplicationGroupCommand({
              GlobalReplicationGroupId,
              PrimaryRegion: to,
              PrimaryReplicationGroupId: Members.find(
                ({ ReplicationGroupRegion: region }) => region === to,
              )?.ReplicationGroupId,
            }),
          ),
      }),
  };
}

async function datastoreNamed(
  name: string,
  client: ElastiCacheClient,
): Promise<GlobalReplicationGroup> {
  const pages = paginateDescribeGlobalReplicationGroups({ client }, { ShowMemberInfo: true });
  for await (const { GlobalReplicationGroups = [] } of pages) {
    const found = GlobalReplicationGroups.find(
      ({ GlobalReplicationGroupId: id = '' }) =>
        awsPrefix.test(id) && id.replace(awsPrefix, '') === name,
    );
    if (found !== undefined) return found;
  }
  throw new Error(`no global datastore <five letters>-${name} there; deploy the cache first`);
}

function viewOf({ Members = [], Status }: GlobalReplicationGroup): StoreView {
  const regionsOf = (role: string): string[] =>
    Members.filter(({ Role }) => Role === role)
      .map(({ ReplicationGroupRegion }) => ReplicationGroupRegion)
      .filter((region) => region !== undefined);
  return {
    writer: regionsOf('PRIMARY')[0],
    readers: regionsOf('SECONDARY'),
    busy: Status === 'available' || Status === 'primary-only' ? undefined : Status,
  };
}

/**
 * ElastiCache does not say to whom it is moving, and how two promotions at once end it leaves open:
 * while it is modifying nothing is asked. If it was another move, whoever waits sees it, and asks again.
 */
const isMovedTo = (to: string, datastore: GlobalReplicationGroup): boolean =>
  datastore.Status === 'modifying' || viewOf(datastore).writer === to;

import { Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import {
  cacheMemberName,
  cacheName,
  databaseMemberName,
  databaseName,
} from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { storeKindOf } from '../../core/topology/store-kind';
import type { PlaneFunction } from './plane-function';
import { acknowledgeWideResource } from './wide-resource';

/** Lets a function describe the cells' databases, and promote exactly their copies, in any region. */
export function grantDatabaseMoves(grantee: PlaneFunction, topology: Topology): void {
  const { partition } = Stack.of(grantee);
  const { account } = topology;
  const clusters = copiesOf(topology, 'aurora-global', partition);
  const instances = copiesOf(topology, 'rds-replica', partition);
  if (clusters.length > 0) {
    const all = `arn:${partition}:rds::${account}:global-cluster:*`;
    allow(grantee, ['rds:DescribeGlobalClusters'], [all]);
    allow(grantee, ['rds:FailoverGlobalCluster'], [...globalsOf(topology, partition), ...clusters]);
    const reason = 'a global database is found by its clusters; which of those may move is named';
    acknowledgeWideResource(grantee.role, all, reason);
  }
  if (instances.length > 0) {
    allow(grantee, ['rds:DescribeDBInstances', 'rds:PromoteReadReplica'], instances);
  }
}

/** Lets a function describe the cells' caches, and fail exactly them over, in any region. */
export function grantCacheMoves(grantee: PlaneFunction, topology: Topology): void {
  const { partition } = Stack.of(grantee);
  const { account, environment } = topology;
  const cells = topology.cells.filter(({ cache }) => (cache?.regions.length ?? 0) > 1);
  if (cells.length === 0) return;
  const all = `arn:${partition}:elasticache::${account}:globalreplicationgroup:*`;
  // AWS puts five letters of its own before the name.
  const globals = cells.map(
    ({ name }) =>
      `arn:${partition}:elasticache::${account}:globalreplicationgroup:?????-${cacheName(environment, name)}`,
  );
  const groups = cells.flatMap(({ name, cache }) =>
    (cache?.regions ?? []).map(
      (region) =>
        `arn:${partition}:elasticache:${region}:${account}:replicationgroup:${cacheMemberName(environment, name, region)}`,
    ),
  );
  allow(grantee, ['elasticache:DescribeGlobalReplicationGroups'], [all]);
  allow(grantee, ['elasticache:FailoverGlobalReplicationGroup'], [...globals, ...groups]);
  const reason = 'a global datastore is found by listing: AWS chooses the beginning of its name';
  acknowledgeWideResource(grantee.role, all, reason);
}

/** The bank's own global database has a name that nobody told us: any, of the clusters named. */
function globalsOf({ cells, environment, account }: Topology, partition: string): string[] {
  const ids = cells
    .filter(({ database }) => storeKindOf(database) === 'aurora-global')
    .map(({ name, database }) => (database?.external ? '*' : databaseName(environment, name)));
  return [...new Set(ids)].map((id) => `arn:${partition}:rds::${account}:global-cluster:${id}`);
}

function copiesOf(
  { cells, environment, account }: Topology,
  kind: ReturnType<typeof storeKindOf>,
  partition: string,
): string[] {
  const resource = kind === 'aurora-global' ? 'cluster' : 'db';
  return cells
    .filter(({ database }) => storeKindOf(database) === kind)
    .flatMap(({ name, writer, candidates, database }) =>
      [writer, ...candidates].map((region) => {
        const id = databaseMemberName(environment, name, region);
        const named = database?.external?.members[region];
        return named ?? `arn:${partition}:rds:${region}:${account}:${resource}:${id}`;
      }),
    );
}

function allow(grantee: PlaneFunction, actions: string[], resourceArns: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns }).assertSuccess();
}

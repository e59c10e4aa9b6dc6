import { CfnOutput, Fn, Validations } from 'aws-cdk-lib';
import {
  CfnGlobalReplicationGroup,
  CfnReplicationGroup,
  CfnSubnetGroup,
} from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import { cacheMemberName, cacheName, dataStackName } from '../../core/topology/names';
import type { Cell } from '../../core/topology/state-schema';
import { CacheUsers } from './cache-users';
import type { DataPlace } from './data-place';
import { logicalName } from './data-place';
import { keep } from './keep';

type CellCacheProps = {
  readonly place: DataPlace;
  /** The cell's name. */
  readonly cell: string;
  readonly cache: Cache;
};

type Cache = NonNullable<Cell['cache']>;

/** The output that holds a global cache's whole id: ElastiCache puts a prefix before its name. */
export const globalCacheOutput = (cell: string): string => `${logicalName(cell)}GlobalCacheId`;

/**
 * A region's copy of a cell's cache: one node that is written to and others ready in other zones.
 * What every copy has alike, node type and engine and encryption, only the first one says;
 * ElastiCache refuses it from those that join.
 */
export class CellCache extends Construct {
  constructor(scope: Construct, id: string, { place, cell, cache }: CellCacheProps) {
    super(scope, id);
    const { environment, region, key, network } = place;
    const name = cacheMemberName(environment, cell, region);
    const first = cache.regions[0] ?? region;
    const subnets = new CfnSubnetGroup(this, 'Subnets', {
      cacheSubnetGroupName: name,
      description: `isolated subnets of ${name}`,
      subnetIds: network.subnetIds,
    });
    const users = new CacheUsers(this, 'Users', { name: cacheName(environment, cell) });
    const group = new CfnReplicationGroup(this, 'Group', {
      ...(first === region ? originOf(cache) : joining(environment, cell, first)),
      replicationGroupId: name,
      replicationGroupDescription: `meridian ${environment}: cache of cell ${cell}`,
      numCacheClusters: cache.nodes,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      kmsKeyId: key.keyArn,
      port: 6379,
      userGroupIds: [users.groupId],
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [network.cache.guarded.securityGroupId],
    });
    keep(group, `${logicalName(cell)}Cache`);
    acknowledge(group, first === region);
    if (first === region) this.globalCache(place, cell, group);
  }

  private globalCache(place: DataPlace, cell: string, group: CfnReplicationGroup): void {
    const { environment, region } = place;
    const global = new CfnGlobalReplicationGroup(this, 'Global', {
      globalReplicationGroupIdSuffix: cacheName(environment, cell),
      globalReplicationGroupDescription: `meridian ${environment}: cache of cell ${cell}`,
      // Those that join say so themselves; listed here, a later failover would be undone from here.
      members: [
        {
          replicationGroupId: group.ref,
          replicationGroupRegion: region,
          role: 'PRIMARY',
        },
      ],
    });
    keep(global, `${logicalName(cell)}GlobalCache`);
    new CfnOutput(this, 'Id', {
      description: `the global cache of cell ${cell}; other regions' copies join it by this id`,
      value: global.attrGlobalReplicationGroupId,
    }).overrideLogicalId(globalCacheOutput(cell));
  }
}

/** A version for all: ElastiCache upgrades a global cache as a whole, and never by itself. */
const originOf = ({ nodeType }: Cache) => ({
  engine: 'valkey',
  engineVersion: '8.0',
  autoMinorVersionUpgrade: false,
  cacheNodeType: nodeType,
  atRestEncryptionEnabled: true,
  transitEncryptionEnabled: true,
  transitEncryptionMode: 'required',
});

/** Read by name from the stack that stands already: nothing is exported, so nothing locks it. */
const joining = (environment: string, cell: string, first: string) => ({
  globalReplicationGroupId: Fn.getStackOutput(
    dataStackName(environment, first),
    globalCacheOutput(cell),
    first,
  ),
});

function acknowledge(group: CfnReplicationGroup, isFirst: boolean): void {
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-AEC5',
    reason: 'the port is open to one named group of an isolated network; another hides nothing',
  });
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-AEC6',
    reason: 'users sign in by IAM through a user group, which excludes a token shared by all',
  });
  if (isFirst) return;
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-AEC3',
    reason: 'a copy that joins is encrypted as the first one is, and may not say so itself',
  });
}

import { Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { generationName, poolName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { PlaneFunction } from './plane-function';
import { acknowledgeWideResource } from './wide-resource';

/**
 * Lets a function list records, and change exactly those that LiveWeights changes: pools' members,
 * and the generation beside each pool. The zone is deployed after the function, so the names stand
 * for it. A condition with ForAllValues holds where its key is missing: hence the Null beside it.
 */
export function grantWeightChanges(grantee: PlaneFunction, topology: Topology): void {
  const zones = `arn:${Stack.of(grantee).partition}:route53:::hostedzone/*`;
  const names = topology.pools.flatMap(({ name }) => [
    poolName(topology, name),
    generationName(topology, name),
  ]);
  const types = topology.entry.leaf === 'alias' ? ['A', 'AAAA', 'TXT'] : ['CNAME', 'TXT'];
  Grant.addToPrincipal({
    grantee,
    actions: ['route53:ListResourceRecordSets'],
    resourceArns: [zones],
  }).assertSuccess();
  Grant.addToPrincipal({
    grantee,
    actions: ['route53:ChangeResourceRecordSets'],
    resourceArns: [zones],
    conditions: {
      'ForAllValues:StringEquals': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': names,
        'route53:ChangeResourceRecordSetsRecordTypes': types,
        'route53:ChangeResourceRecordSetsActions': ['CREATE', 'DELETE', 'UPSERT'],
      },
      Null: { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false' },
    },
  }).assertSuccess();
  const reason = 'the zone is deployed later; conditions name the records that may be changed';
  acknowledgeWideResource(grantee.role, zones, reason);
}

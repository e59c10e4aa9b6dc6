import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { originName, voterName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { loadBalancerAlias } from './alias-targets';

type DirectNamesProps = {
  readonly topology: Topology;
  readonly hostedZoneId: string;
  readonly voterHosts: ReadonlyMap<string, string>;
};

/** These names move when a region is rebuilt, never in an incident. */
const ttl = '60';

/**
 * Names that always answer, because they carry no health check: `origin-<region>` to look at a
 * region even while it is drained, `voter-<region>` to find its drain endpoint by DNS alone.
 */
export class DirectNames extends Construct {
  constructor(scope: Construct, id: string, props: DirectNamesProps) {
    super(scope, id);
    const { topology, hostedZoneId, voterHosts } = props;
    for (const { name: region, endpoint } of topology.regions) {
      const name = `${originName(topology, region)}.`;
      new CfnRecordSet(this, `origin-${region}`, {
        hostedZoneId,
        name,
        ...(topology.entry.leaf === 'alias'
          ? { type: 'A', aliasTarget: loadBalancerAlias(endpoint, { evaluate: false }) }
          : { type: 'CNAME', ttl, resourceRecords: [endpoint.hostname] }),
      });
    }
    for (const [region, host] of voterHosts) {
      new CfnRecordSet(this, `voter-${region}`, {
        hostedZoneId,
        name: `${voterName(topology, region)}.`,
        type: 'CNAME',
        ttl,
        resourceRecords: [host],
      });
    }
  }
}

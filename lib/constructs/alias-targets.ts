import type { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import type { RegionEntry } from '../../core/topology/region-schema';

type AliasTarget = CfnRecordSet.AliasTargetProperty;

/** An alias to another record of the same zone, which then must have the alias's own type. */
export const recordAlias = (
  hostedZoneId: string,
  name: string,
  { evaluate }: { readonly evaluate: boolean },
): AliasTarget => ({ hostedZoneId, dnsName: `${name}.`, evaluateTargetHealth: evaluate });

/** An alias to a region's load balancer, in the zone that AWS keeps for it. */
export function loadBalancerAlias(
  { hostname, hostedZoneId }: RegionEntry['endpoint'],
  { evaluate }: { readonly evaluate: boolean },
): AliasTarget {
  if (hostedZoneId === undefined) {
    throw new Error(`no hosted zone for ${hostname}; set endpoint.hostedZoneId of its region`);
  }
  return { hostedZoneId, dnsName: `${hostname}.`, evaluateTargetHealth: evaluate };
}

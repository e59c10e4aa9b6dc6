import { healthCheckFromCloudFormation } from '../../models/route53/health-check-from-cloudformation';
import type { HealthCheck } from '../../models/route53/health-check';
import { fromCloudFormation } from '../../models/route53/record-from-cloudformation';
import { withDefaultRecords } from '../../models/route53/default-records';
import { zoneProblems } from '../../models/route53/zone-rules';
import type { Zone } from '../../models/route53/zone';
import { zoneOf } from '../../models/route53/zone';
import type { StackSet } from '../template/stack-set';

export type LoadedRoute53 = { readonly zone: Zone; readonly checks: readonly HealthCheck[] };

/** The hosted zone and the checks of the templates; what Route 53 would refuse is refused here. */
export function loadRoute53(stacks: StackSet): LoadedRoute53 {
  const [hostedZone, ...more] = stacks.resources('AWS::Route53::HostedZone');
  if (hostedZone === undefined || more.length > 0) {
    throw new Error(`expected one hosted zone in the templates, got ${more.length + 1}`);
  }
  const id = stacks.physicalId(hostedZone);
  const checks = stacks
    .resources('AWS::Route53::HealthCheck')
    .map((check) => healthCheckFromCloudFormation(stacks.physicalId(check), check.properties));
  const records = stacks
    .resources('AWS::Route53::RecordSet')
    .map(({ properties }) => fromCloudFormation(properties))
    .filter(({ hostedZoneId }) => hostedZoneId === id)
    .map(({ record }) => record);
  const name = String(hostedZone.properties['Name']);
  const zone = zoneOf(withDefaultRecords({ id, name, records }));
  const problems = zoneProblems(zone, new Set(checks.map((check) => check.id)));
  if (problems.length > 0) {
    throw new Error(`route 53 refuses the synthesized zone: ${JSON.stringify(problems)}`);
  }
  return { zone, checks };
}

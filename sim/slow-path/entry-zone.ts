import { dnsWeights } from '../../core/capacity/dns-weights';
import { leafName, originName, poolName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { route53 } from '../../core/route53/figures';
import { withDefaultRecords } from '../../models/route53/default-records';
import type { HealthCheck } from '../../models/route53/health-check';
import type { RecordSet } from '../../models/route53/record';
import type { Zone } from '../../models/route53/zone';
import { zoneOf } from '../../models/route53/zone';
import { gateChecks, gateId } from '../voter-checks';

export const zoneId = 'ZENTRY';

const leafCheckId = (region: string): string => `leaf ${region}`;

/** The weighted groups of a topology with gates and leaves, as the stacks make them. */
export function entryZone(topology: Topology): Zone {
  const { zone, regions } = topology;
  const members = Object.entries(dnsWeights(topology)).flatMap(([pool, weights]) =>
    Object.entries(weights).map(([region, weight]): RecordSet => ({
      name: poolName(topology, pool),
      type: 'CNAME',
      setIdentifier: region,
      weight,
      healthCheckId: gateId(region),
      alias: {
        name: leafName(topology, region),
        hostedZoneId: zoneId,
        evaluateTargetHealth: true,
      },
    })),
  );
  const leaves = regions.map(({ name }): RecordSet => ({
    name: leafName(topology, name),
    type: 'CNAME',
    setIdentifier: name,
    weight: 1,
    healthCheckId: leafCheckId(name),
    ttlSeconds: topology.dns.ttlSeconds,
    values: [originName(topology, name)],
  }));
  return zoneOf(withDefaultRecords({ id: zoneId, name: zone, records: [...leaves, ...members] }));
}

/** Everything the zone's records depend on, each check with so many checkers. */
export function entryChecks(topology: Topology, checkers: number): HealthCheck[] {
  const leaves = topology.regions.map(({ name }): HealthCheck => ({
    kind: 'endpoint',
    id: leafCheckId(name),
    https: true,
    fqdn: name,
    port: 443,
    path: '/region-health',
    intervalMs: route53.fastIntervalSeconds * 1000,
    failureThreshold: 3,
    inverted: false,
    disabled: false,
    checkers,
  }));
  const gates = gateChecks(topology).map((check) =>
    check.kind === 'endpoint' ? { ...check, checkers } : check,
  );
  return [...gates, ...leaves];
}

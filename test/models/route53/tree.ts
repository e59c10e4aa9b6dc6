import { gateHealthThreshold } from '../../../core/voting/gate';
import type { HealthCheck } from '../../../models/route53/health-check';
import { healthCheckFromCloudFormation } from '../../../models/route53/health-check-from-cloudformation';
import { fromCloudFormation } from '../../../models/route53/record-from-cloudformation';
import type { Zone } from '../../../models/route53/zone';
import { zoneOf } from '../../../models/route53/zone';

const zoneName = 'banking.example.com';
const root = `api.${zoneName}`;

/** Pools and weights of the tree in the design: four observers of each region, a quorum of three. */
export const pools = {
  world: { 'us-west-2': 40, 'us-east-1': 30, 'ap-southeast-1': 10 },
  eu: { 'eu-west-1': 10, 'eu-central-1': 10 },
} as const;
export const regions = Object.values(pools).flatMap((pool) => Object.keys(pool));
export const quorum = 3;

export const rootName = root;
export const originOf = (region: string): string => `origin-${region}.${zoneName}`;
export const othersOf = (region: string): string[] => regions.filter((other) => other !== region);
export const gateOf = (region: string): string => `gate-${region}`;
export const voterHost = (region: string): string => `voter-${region}.example.net`;

/** The zone as a deployment with `gates: attached` leaves it. */
export function plantTree(): Zone {
  const roots = [
    record(root, { ...toAlias(`eu.${root}`, false), ...at('EU', { ContinentCode: 'EU' }) }),
    record(root, { ...toAlias(`world.${root}`, true), ...at('default', { CountryCode: '*' }) }),
  ];
  const groups = Object.entries(pools).flatMap(([pool, weights]) =>
    Object.entries(weights).map(([region, Weight]) =>
      record(`${pool}.${root}`, {
        ...toAlias(`${region}.${root}`, true),
        SetIdentifier: region,
        Weight,
        HealthCheckId: gateOf(region),
      }),
    ),
  );
  const leaves = regions.flatMap((region) => [
    record(`${region}.${root}`, { ...to(originOf(region), '5'), HealthCheckId: `leaf-${region}` }),
    record(originOf(region), to(`ingress.${region}.example.net`, '60')),
  ]);
  const records = [...roots, ...groups, ...leaves].map((item) => fromCloudFormation(item).record);
  return zoneOf({ id: 'Z1', name: zoneName, records });
}

/** Every region's own check, a drain switch of each voter about each target, and the gates. */
export function plantChecks(): HealthCheck[] {
  return regions.flatMap((region) => [
    check(`leaf-${region}`, { ...https(originOf(region), '/region-health'), FailureThreshold: 3 }),
    ...othersOf(region).map((voter) =>
      check(`${region}-by-${voter}`, {
        ...https(voterHost(voter), `/drain/${region}`),
        FailureThreshold: 1,
        Inverted: true,
      }),
    ),
    check(gateOf(region), {
      Type: 'CALCULATED',
      HealthThreshold: gateHealthThreshold(regions.length - 1, quorum),
      ChildHealthChecks: othersOf(region).map((voter) => `${region}-by-${voter}`),
    }),
  ]);
}

const record = (Name: string, more: object) => ({
  HostedZoneId: 'Z1',
  Name: `${Name}.`,
  Type: 'CNAME',
  ...more,
});
const to = (target: string, TTL: string) => ({ ResourceRecords: [target], TTL });
const toAlias = (target: string, EvaluateTargetHealth: boolean) => ({
  AliasTarget: { DNSName: `${target}.`, HostedZoneId: 'Z1', EvaluateTargetHealth },
});
const at = (SetIdentifier: string, GeoLocation: object) => ({ SetIdentifier, GeoLocation });
const check = (id: string, HealthCheckConfig: object) =>
  healthCheckFromCloudFormation(id, { HealthCheckConfig });
const https = (FullyQualifiedDomainName: string, ResourcePath: string) => ({
  Type: 'HTTPS',
  FullyQualifiedDomainName,
  ResourcePath,
  Port: 443,
  RequestInterval: 10,
});

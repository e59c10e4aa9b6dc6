import type { CalculatedCheck, EndpointCheck } from '../../../models/route53/health-check';
import type { RecordSet } from '../../../models/route53/record';
import type { Zone } from '../../../models/route53/zone';
import { zoneOf } from '../../../models/route53/zone';

export const zoneId = 'Z1';
export const zoneName = 'example.com';

export const zone = (...records: RecordSet[]): Zone =>
  zoneOf({ id: zoneId, name: zoneName, records });

/** A CNAME that passes every rule; `name` is the part before the zone's. */
export const cname = (name: string, more: Partial<RecordSet> = {}): RecordSet => ({
  name: `${name}.${zoneName}`,
  type: 'CNAME',
  ttlSeconds: 5,
  values: [`${name}.elsewhere.example.net`],
  ...more,
});

export const address = (name: string, more: Partial<RecordSet> = {}): RecordSet => ({
  name: `${name}.${zoneName}`,
  type: 'A',
  ttlSeconds: 5,
  values: ['192.0.2.1'],
  ...more,
});

/** An alias to a name of the zone. */
export const alias = (
  name: string,
  target: string,
  { evaluate = true, ...more }: Partial<RecordSet> & { evaluate?: boolean } = {},
): RecordSet => ({
  name: `${name}.${zoneName}`,
  type: 'CNAME',
  alias: { name: `${target}.${zoneName}`, hostedZoneId: zoneId, evaluateTargetHealth: evaluate },
  ...more,
});

export const endpointCheck = (id: string, more: Partial<EndpointCheck> = {}): EndpointCheck => ({
  kind: 'endpoint',
  id,
  https: true,
  fqdn: `${id}.example.com`,
  port: 443,
  path: '/region-health',
  intervalMs: 10_000,
  failureThreshold: 1,
  inverted: false,
  disabled: false,
  checkers: 16,
  ...more,
});

export const calculatedCheck = (
  id: string,
  children: readonly string[],
  more: Partial<CalculatedCheck> = {},
): CalculatedCheck => ({
  kind: 'calculated',
  id,
  children,
  healthThreshold: 1,
  inverted: false,
  disabled: false,
  ...more,
});

/** A view in which exactly these checks are unhealthy. */
export const unhealthy =
  (...ids: string[]) =>
  (id: string): boolean =>
    !ids.includes(id);

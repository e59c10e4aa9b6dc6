import * as z from 'zod';
import { flag, present, readProperties, wholeNumber } from './cloudformation';
import { domainName } from './domain-name';
import type { RecordSet } from './record';
import { recordTypes } from './record';

const schema = z.strictObject({
  HostedZoneId: z.string().min(1),
  Name: z.string().min(1),
  Type: z.enum(recordTypes),
  TTL: wholeNumber.optional(),
  ResourceRecords: z.array(z.string()).optional(),
  AliasTarget: z
    .strictObject({
      DNSName: z.string().min(1),
      HostedZoneId: z.string().min(1),
      EvaluateTargetHealth: flag.default(false),
    })
    .optional(),
  Weight: wholeNumber.optional(),
  GeoLocation: z
    .strictObject({ ContinentCode: z.string().optional(), CountryCode: z.string().optional() })
    .optional(),
  SetIdentifier: z.string().optional(),
  HealthCheckId: z.string().optional(),
  /** A note on the change batch; nothing of it reaches DNS. */
  Comment: z.string().optional(),
});

/**
 * A resolved `AWS::Route53::RecordSet` as a record, and the zone it goes into. Only its shape is
 * judged here: what Route 53 refuses about it is said by `zoneProblems`. Throws `NotImitated` for a
 * property this model does not know, latency and failover routing among them.
 */
export function fromCloudFormation(properties: unknown): {
  hostedZoneId: string;
  record: RecordSet;
} {
  const read = readProperties(schema, 'AWS::Route53::RecordSet', properties);
  const { AliasTarget: alias, GeoLocation: geo } = read;
  const record = {
    name: domainName(read.Name),
    type: read.Type,
    ...present({
      setIdentifier: read.SetIdentifier,
      ttlSeconds: read.TTL,
      values: read.ResourceRecords,
      weight: read.Weight,
      healthCheckId: read.HealthCheckId,
    }),
    ...(alias && {
      alias: {
        name: domainName(alias.DNSName),
        hostedZoneId: alias.HostedZoneId,
        evaluateTargetHealth: alias.EvaluateTargetHealth,
      },
    }),
    ...(geo && { geo: present({ continent: geo.ContinentCode, country: geo.CountryCode }) }),
  };
  return { hostedZoneId: read.HostedZoneId, record };
}

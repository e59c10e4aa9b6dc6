import * as z from 'zod';
import { flag, present, wholeNumber } from './cloudformation';
import { domainName } from './domain-name';
import type { RecordSet } from './record';
import { recordTypes } from './record';

/** What CloudFormation and the API say alike about a record. */
export const recordFields = {
  Name: z.string().min(1),
  Type: z.enum(recordTypes),
  TTL: wholeNumber.optional(),
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
};

type RecordFields = z.output<z.ZodObject<typeof recordFields>>;

/** The fields as a record; throws `NotImitated` for a name that the model cannot match. */
export function recordFrom(read: RecordFields, values: readonly string[] | undefined): RecordSet {
  const { AliasTarget: alias, GeoLocation: geo } = read;
  return {
    name: domainName(read.Name),
    type: read.Type,
    ...present({
      setIdentifier: read.SetIdentifier,
      ttlSeconds: read.TTL,
      values,
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
}

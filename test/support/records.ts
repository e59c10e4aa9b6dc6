import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './templates';

/** A record set as tests look at it. */
export type RecordSet = {
  readonly Name: string;
  readonly Type: string;
  readonly TTL?: string;
  readonly ResourceRecords?: readonly unknown[];
  readonly SetIdentifier?: string;
  readonly Weight?: number;
  readonly GeoLocation?: Readonly<Record<string, string>>;
  readonly HealthCheckId?: unknown;
  readonly AliasTarget?: {
    readonly DNSName: string;
    readonly HostedZoneId: unknown;
    readonly EvaluateTargetHealth: boolean;
  };
};

export function recordsOf(template: Template): RecordSet[] {
  return Object.values(resourcesOf(template, 'AWS::Route53::RecordSet')).map(
    ({ Properties }) => Properties as RecordSet,
  );
}

/** The records of one name, without its final dot. */
export const recordsNamed = (template: Template, name: string): RecordSet[] =>
  recordsOf(template).filter(({ Name }) => Name === `${name}.`);

import * as z from 'zod';
import { readProperties } from './cloudformation';
import type { RecordSet } from './record';
import { recordFields, recordFrom } from './record-fields';

const schema = z.strictObject({
  HostedZoneId: z.string().min(1),
  ...recordFields,
  ResourceRecords: z.array(z.string()).optional(),
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
  return { hostedZoneId: read.HostedZoneId, record: recordFrom(read, read.ResourceRecords) };
}

import { Route53Refusal } from '../../../models/route53/api-refusal';
import { applyBatch } from '../../../models/route53/apply-batch';
import type { Change } from '../../../models/route53/change-batch';
import { withDefaultRecords } from '../../../models/route53/default-records';
import type { RecordSet } from '../../../models/route53/record';
import type { Zone } from '../../../models/route53/zone';
import { zoneOf } from '../../../models/route53/zone';
import { cname, zoneId, zoneName } from './specimens';

/** A zone as Route 53 has it, with these records besides its own. */
export const zoneWith = (...records: RecordSet[]): Zone =>
  zoneOf(withDefaultRecords({ id: zoneId, name: zoneName, records }));

/** The same done with each of these records. */
export const put = (action: Change['action'], ...records: RecordSet[]): Change[] =>
  records.map((record) => ({ action, record }));

export const member = (setIdentifier: string, weight = 10): RecordSet =>
  cname('api', { setIdentifier, weight });

export const text = (value: string, more: Partial<RecordSet> = {}): RecordSet => ({
  name: `_meridian.api.${zoneName}`,
  type: 'TXT',
  ttlSeconds: 5,
  values: [`"${value}"`],
  ...more,
});

/** The records after a batch, without the zone's own; the health check `known` exists. */
export const after = (zone: Zone, ...changes: Change[]): RecordSet[] =>
  applyBatch(zone, { changes }, new Set(['known'])).records.filter(
    ({ type }) => type !== 'SOA' && type !== 'NS',
  );

/** What a batch that must not be taken is refused with; nothing of it was done. */
export function refusal(zone: Zone, ...changes: Change[]): Route53Refusal {
  const before = JSON.stringify(zone.records);
  try {
    applyBatch(zone, { changes }, new Set(['known']));
  } catch (error) {
    expect(JSON.stringify(zone.records)).toBe(before);
    if (error instanceof Route53Refusal) return error;
    throw error;
  }
  throw new Error('expected a refusal; the batch was taken');
}

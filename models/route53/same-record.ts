import type { RecordSet } from './record';

/** What Route 53 tells records apart by: no two of a zone have the same. */
export const keyOfRecord = ({ name, type, setIdentifier }: RecordSet): string =>
  JSON.stringify([name, type, setIdentifier ?? null]);

/**
 * Whether two records are the same to the last attribute; values in any order. Both in the zone's
 * spelling. A DELETE must say all of a record, which makes it a compare-and-set.
 */
export const sameRecord = (a: RecordSet, b: RecordSet): boolean => whole(a) === whole(b);

function whole(record: RecordSet): string {
  const { ttlSeconds, values, alias, weight, geo, healthCheckId } = record;
  return JSON.stringify([
    keyOfRecord(record),
    ttlSeconds ?? null,
    values === undefined ? null : values.toSorted(),
    alias === undefined ? null : [alias.name, alias.hostedZoneId, alias.evaluateTargetHealth],
    weight ?? null,
    geo === undefined ? null : [geo.continent ?? null, geo.country ?? null],
    healthCheckId ?? null,
  ]);
}

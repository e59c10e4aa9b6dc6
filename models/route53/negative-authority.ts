import type { AnsweredRecord } from './answer';
import type { Zone } from './zone';
import { recordsAt } from './zone';

/**
 * The zone's SOA as it comes with "no such name" and "no such data". Its TTL is the time for which
 * that may be remembered: the lesser of the record's own and of its minimum field (RFC 2308). Empty
 * for a zone that has none.
 */
export function negativeAuthority(zone: Zone): AnsweredRecord[] {
  return recordsAt(zone, zone.name, 'SOA').flatMap(({ name, type, ttlSeconds = 0, values = [] }) =>
    values.map((data) => {
      const minimumSeconds = Number(data.split(' ').at(-1));
      return { name, type, ttlSeconds: Math.min(ttlSeconds, minimumSeconds), data };
    }),
  );
}

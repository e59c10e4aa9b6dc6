import { route53 } from '../../core/route53/figures';
import type { Choice } from './choose';
import { choose } from './choose';
import { comparable, isWithin } from './domain-name';
import type { External } from './external-target';
import { externalTarget } from './external-target';
import type { Place } from './geography';
import { negativeAuthority } from './negative-authority';
import type { RecordSet, RecordType } from './record';
import { labelOf } from './record';
import { aliasDepthLimit, aliasLoop } from './record-health';
import type { Zone } from './zone';
import { isInZone, recordsAt } from './zone';

export type Query = {
  readonly name: string;
  /** Any DNS type; one that no record has finds no data, or the CNAME at its name. */
  readonly type: string;
  /** Where the client's subnet, or else its resolver, is; unknown places get the default. */
  readonly geo?: Place | undefined;
};

export type AnsweredRecord = {
  readonly name: string;
  readonly type: RecordType;
  readonly ttlSeconds: number;
  readonly data: string;
};

/** One choice on the way to the answer, for people to follow. */
export type Step = Omit<Choice, 'chosen'> & {
  /** The name whose records were looked at. */
  readonly at: string;
  readonly type: string;
  readonly chosen?: string;
};

/** No records under NOERROR means that the name exists and has no data of this type here. */
export type Answer = {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'REFUSED';
  readonly records: readonly AnsweredRecord[];
  /** With an answer that has no records: the zone's SOA, for as long as that may be remembered. */
  readonly authority: readonly AnsweredRecord[];
  readonly trace: readonly Step[];
};

/**
 * Answers one question as Route 53's servers do. Aliases are followed inside and answered under the
 * name asked for, with their target's data and TTL; a CNAME is answered itself and not followed.
 * The zone must have no `zoneProblems`. `external` is needed where aliases lead to other zones.
 */
export function answer(
  zone: Zone,
  query: Query,
  dnsHealthy: (checkId: string) => boolean,
  chance: () => number,
  external?: External,
): Answer {
  const name = comparable(query.name);
  if (!isWithin(name, zone.name)) {
    return { rcode: 'REFUSED', records: [], authority: [], trace: [] };
  }
  if (!zone.names.has(name)) {
    return { rcode: 'NXDOMAIN', records: [], authority: negativeAuthority(zone), trace: [] };
  }
  const type = typeAnswering(zone, name, query.type);
  const trace: Step[] = [];
  const chooser = { zone, place: query.geo, dnsHealthy, chance, external };
  let at = name;
  while (trace.length <= aliasDepthLimit) {
    const { chosen, ...choice } = choose(recordsAt(zone, at, type), chooser);
    trace.push({ at, type, ...choice, ...(chosen && { chosen: labelOf(chosen) }) });
    if (chosen?.alias === undefined || !isInZone(zone, chosen.alias)) {
      const records = chosen ? dataOf(chosen, name, external) : [];
      const authority = records.length === 0 ? negativeAuthority(zone) : [];
      return { rcode: 'NOERROR', records, authority, trace };
    }
    at = chosen.alias.name;
  }
  throw new Error(aliasLoop(at));
}

/** The type asked for, unless the name has it not and has a CNAME, which stands for every type. */
function typeAnswering(zone: Zone, name: string, asked: string): string {
  if (recordsAt(zone, name, asked).length > 0) return asked;
  return recordsAt(zone, name, 'CNAME').length > 0 ? 'CNAME' : asked;
}

function dataOf(
  { alias, type, values, ttlSeconds }: RecordSet,
  name: string,
  external: External | undefined,
): AnsweredRecord[] {
  const ttl = alias === undefined ? (ttlSeconds ?? 0) : route53.aliasTtlSeconds;
  const data = alias === undefined ? (values ?? []) : externalTarget(external, alias, type).values;
  return data.map((value) => ({ name, type, ttlSeconds: ttl, data: value }));
}

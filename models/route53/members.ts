import { comparable } from './domain-name';
import type { External } from './external-target';
import { oddsOf } from './odds';
import { labelOf, policyOf } from './record';
import { isHealthy } from './record-health';
import type { Zone } from './zone';

/** One member of a weighted group, as DNS treats it now. */
export type MemberStatus = {
  readonly setIdentifier: string;
  /** Where it leads: the alias's target, or its values. */
  readonly target: string;
  readonly weight: number;
  readonly healthy: boolean;
  /** Its chance to be the next answer, 0-1; those of a group sum to 1. */
  readonly probability: number;
};

/**
 * The members of the weighted group at a name, in the zone's order. Throws if there is none there.
 * Where the group exists in several types, of which A and AAAA are alike, the first one is told.
 */
export function members(
  zone: Zone,
  groupName: string,
  dnsHealthy: (checkId: string) => boolean,
  external?: External,
): MemberStatus[] {
  const records = zone.byName.get(comparable(groupName)) ?? [];
  const type = records.find((record) => policyOf(record) === 'weighted')?.type;
  if (type === undefined) {
    throw new Error(`no weighted group at ${groupName} in ${zone.name}; name a pool's group`);
  }
  const group = records.filter((record) => record.type === type);
  const odds = oddsOf(group, (record) => isHealthy(zone, record, { dnsHealthy, external }));
  return odds.map(({ record, healthy, probability }) => ({
    setIdentifier: labelOf(record),
    target: record.alias?.name ?? (record.values ?? []).join(' '),
    weight: record.weight ?? 0,
    healthy,
    probability,
  }));
}

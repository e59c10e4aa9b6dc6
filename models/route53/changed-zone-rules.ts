import { groupMember } from './change-rules';
import { isWithin } from './domain-name';
import type { RecordSet } from './record';
import type { Zone } from './zone';
import { isInZone, recordsAt } from './zone';
import type { ZoneProblem } from './zone-problem';
import { zoneProblems } from './zone-rules';

/**
 * What Route 53 refuses about the zone that a batch would leave behind: in its own words where they
 * are known, otherwise in ours (assumed).
 */
export function changedZoneMessages(
  zone: Zone,
  changed: readonly RecordSet[],
  healthCheckIds: ReadonlySet<string>,
): string[] {
  const known = [
    ...apexMessages(zone),
    ...changed.flatMap((record) => [
      ...aliasMessages(record, zone),
      ...sharedTtlMessages(record, zone),
    ]),
  ];
  return known.length > 0 ? known : zoneProblems(zone, healthCheckIds).map(inOurWords);
}

function apexMessages(zone: Zone): string[] {
  const messages: string[] = [];
  if (recordsAt(zone, zone.name, 'SOA').length !== 1) {
    messages.push('A HostedZone must contain exactly one SOA record.');
  }
  if (recordsAt(zone, zone.name, 'NS').length === 0) {
    messages.push('A HostedZone must contain at least one NS record for the zone itself.');
  }
  return messages;
}

function aliasMessages({ alias, type }: RecordSet, zone: Zone): string[] {
  if (alias === undefined || !isInZone(zone, alias)) return [];
  const tried = `Tried to create an alias that targets ${alias.name}., type ${type} in zone ${zone.id}, but`;
  if (!isWithin(alias.name, zone.name)) {
    return [`${tried} the alias target name does not lie within the target zone`];
  }
  if (recordsAt(zone, alias.name, type).length > 0) return [];
  return [`${tried} that target was not found`];
}

function sharedTtlMessages(record: RecordSet, zone: Zone): string[] {
  if (record.weight === undefined || record.alias !== undefined) return [];
  const others = recordsAt(zone, record.name, record.type).filter(({ alias }) => !alias);
  if (others.every(({ ttlSeconds }) => ttlSeconds === record.ttlSeconds)) return [];
  return [`${groupMember(record)} cannot be created as weighted sets must contain the same TTL.`];
}

const inOurWords = ({ name, type, setIdentifier, message }: ZoneProblem): string => {
  const member = setIdentifier === undefined ? '' : `, SetIdentifier ${setIdentifier}`;
  return `RRSet with DNS name ${name}., type ${type}${member} cannot be created: ${message}`;
};

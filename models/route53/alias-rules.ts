import type { AliasTarget, RecordSet } from './record';
import type { Zone } from './zone';
import { isInZone, recordsAt } from './zone';

/** What Route 53 refuses about an alias, given the records it could point at. */
export function aliasProblems(record: RecordSet, zone: Zone): string[] {
  const { alias, type } = record;
  if (alias === undefined) return [];
  if (!isInZone(zone, alias)) return externalProblems(alias, record);
  if (type === 'NS' || type === 'SOA') return [`an alias to a record cannot have type ${type}`];
  const targets = recordsAt(zone, alias.name, type);
  if (targets.length === 0) return [missingTarget(alias, zone)];
  if (leadsTo(alias.name, record, zone)) {
    return [`the alias leads back to itself through ${alias.name}`];
  }
  return [];
}

function externalProblems({ name }: AliasTarget, { type }: RecordSet): string[] {
  if (type === 'A' || type === 'AAAA') return [];
  return [`alias target ${name} in another zone answers A and AAAA, not ${type}`];
}

function missingTarget({ name }: AliasTarget, zone: Zone): string {
  const others = (zone.byName.get(name) ?? []).map((target) => target.type);
  return others.length === 0
    ? `alias target ${name} does not exist in the zone; create it first`
    : `alias target ${name} is ${[...new Set(others)].join(', ')}; an alias has its target's type`;
}

/** Whether aliases from a name reach the record's own name again. */
function leadsTo(start: string, { name, type }: RecordSet, zone: Zone): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === name) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { alias } of recordsAt(zone, at, type)) {
      if (alias !== undefined && isInZone(zone, alias)) open.push(alias.name);
    }
  }
  return false;
}

import { aliasProblems } from './alias-rules';
import { groupProblems } from './group-rules';
import type { RecordSet } from './record';
import { recordProblems } from './record-rules';
import type { Zone } from './zone';
import type { ZoneProblem } from './zone-problem';
import { zoneProblem } from './zone-problem';

/**
 * Everything Route 53 would refuse about these records, all at once; none is a zone it takes.
 * A geolocation without a record for everywhere else is none: Route 53 takes it, and has no answer
 * there.
 */
export function zoneProblems(zone: Zone, healthCheckIds: ReadonlySet<string>): ZoneProblem[] {
  return [
    ...zone.records.flatMap((record) =>
      [
        ...recordProblems(record, zone),
        ...healthCheckProblems(record, healthCheckIds),
        ...aliasProblems(record, zone),
      ].map((message) => zoneProblem(record, message)),
    ),
    ...[...zone.byName.values()].flatMap(nameProblems),
  ];
}

function healthCheckProblems({ healthCheckId }: RecordSet, known: ReadonlySet<string>): string[] {
  if (healthCheckId === undefined || known.has(healthCheckId)) return [];
  return [`health check ${healthCheckId} does not exist; create it before the record`];
}

/** A CNAME says that everything about a name is elsewhere, so nothing may stand beside it. */
function nameProblems(records: readonly RecordSet[]): ZoneProblem[] {
  const types = [...new Set(records.map(({ type }) => type))];
  const groups = types.map((type) => records.filter((record) => record.type === type));
  const beside = types.filter((type) => type !== 'CNAME');
  const cname = records.find(({ type }) => type === 'CNAME');
  const mixed =
    cname === undefined || beside.length === 0
      ? []
      : [zoneProblem(cname, `a CNAME cannot stand beside ${beside.join(', ')} at one name`)];
  return [...mixed, ...groups.flatMap(groupProblems)];
}

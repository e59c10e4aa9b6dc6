import type { RecordSet } from './record';
import { describeGeo, policyOf } from './record';
import type { ZoneProblem } from './zone-problem';
import { zoneProblem } from './zone-problem';

/** Records of one name and type (AWS, Route 53 quotas; not adjustable). */
const recordsPerNameAndType = 100;

/** What Route 53 refuses about the records of one name and type together. */
export function groupProblems(group: readonly RecordSet[]): ZoneProblem[] {
  const [first] = group;
  if (first === undefined) return [];
  return [
    ...policyProblems(first, group),
    ...repeated(group, ({ setIdentifier }) => setIdentifier).map((record) =>
      zoneProblem(record, `set identifier ${record.setIdentifier ?? ''} is already taken`),
    ),
    ...repeated(group, ({ geo }) => geo && describeGeo(geo)).map((record) =>
      zoneProblem(record, `another record already answers ${describeGeo(record.geo ?? {})}`),
    ),
    ...ttlProblems(first, group),
    ...sizeProblems(first, group),
  ];
}

/** A weighted group has one TTL; members that are aliases have none of their own. */
function ttlProblems(first: RecordSet, group: readonly RecordSet[]): ZoneProblem[] {
  const ttls = new Set(group.flatMap(({ ttlSeconds }) => ttlSeconds ?? []));
  if (policyOf(first) !== 'weighted' || ttls.size <= 1) return [];
  return [zoneProblem(first, `weighted records need one TTL, got ${[...ttls].join(', ')}`)];
}

function policyProblems(first: RecordSet, group: readonly RecordSet[]): ZoneProblem[] {
  const policies = [...new Set(group.map(policyOf))];
  if (policies.length > 1) {
    const mixed = policies.join(' beside ');
    return [zoneProblem(first, `${mixed} under one name and type; put an alias tree between them`)];
  }
  if (policies[0] !== 'simple' || group.length === 1) return [];
  return [zoneProblem(first, `${group.length} simple records under one name and type; keep one`)];
}

function sizeProblems(first: RecordSet, group: readonly RecordSet[]): ZoneProblem[] {
  if (group.length <= recordsPerNameAndType) return [];
  return [
    zoneProblem(
      first,
      `${group.length} records, at most ${recordsPerNameAndType} per name and type`,
    ),
  ];
}

/** The records whose key an earlier one already has. */
function repeated(
  group: readonly RecordSet[],
  keyOf: (record: RecordSet) => string | undefined,
): RecordSet[] {
  const seen = new Set<string>();
  return group.filter((record) => {
    const key = keyOf(record);
    if (key === undefined || !seen.has(key)) {
      if (key !== undefined) seen.add(key);
      return false;
    }
    return true;
  });
}

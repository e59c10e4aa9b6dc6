import { isWithin } from './domain-name';
import type { RecordSet } from './record';
import { valueProblems } from './value-rules';
import type { Zone } from './zone';

/** Codes a geolocation record may name; AN is Antarctica. */
const continents = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'];

const ttlLimitSeconds = 2_147_483_647;

/** What Route 53 refuses about one record by itself. */
export function recordProblems(record: RecordSet, zone: Pick<Zone, 'name'>): string[] {
  return [
    ...placeInZone(record, zone),
    ...content(record),
    ...valueProblems(record),
    ...weightProblems(record),
    ...geoProblems(record),
    ...identifierProblems(record),
  ];
}

function placeInZone({ name, type }: RecordSet, zone: Pick<Zone, 'name'>): string[] {
  if (!isWithin(name, zone.name)) return [`the name is outside the zone ${zone.name}`];
  if (type !== 'CNAME' || name !== zone.name) return [];
  return ['a CNAME cannot stand at the zone apex, alias or not; use a name below it'];
}

function content({ type, alias, values, ttlSeconds }: RecordSet): string[] {
  const problems: string[] = [];
  if (alias !== undefined && values !== undefined)
    problems.push('both an alias and values; keep one');
  if (alias !== undefined && ttlSeconds !== undefined) {
    problems.push(`an alias inherits its TTL, got ${ttlSeconds} s; leave it out`);
  }
  if (alias !== undefined) return problems;
  if (values === undefined || values.length === 0) problems.push('neither values nor an alias');
  if (type === 'CNAME' && values !== undefined && values.length > 1) {
    problems.push(`a CNAME has one value, got ${values.length}`);
  }
  if (ttlSeconds === undefined) problems.push('values need a TTL');
  else if (!isWholeIn(ttlSeconds, 0, ttlLimitSeconds)) {
    problems.push(`TTL ${ttlSeconds} s is outside 0-${ttlLimitSeconds}`);
  }
  return problems;
}

function weightProblems({ weight, geo }: RecordSet): string[] {
  if (weight === undefined) return [];
  const problems = geo === undefined ? [] : ['both a weight and a geolocation; keep one'];
  return isWholeIn(weight, 0, 255)
    ? problems
    : [...problems, `weight ${weight} is no whole number in 0-255`];
}

function geoProblems({ geo }: RecordSet): string[] {
  if (geo === undefined) return [];
  const { continent, country } = geo;
  if ((continent === undefined) === (country === undefined)) {
    return ['a geolocation names either a continent or a country'];
  }
  if (continent !== undefined && !continents.includes(continent)) {
    return [`continent ${continent} is unknown; use one of ${continents.join(', ')}`];
  }
  if (country !== undefined && !/^([A-Z]{2}|\*)$/.test(country)) {
    return [`country ${country} is unknown; use two capital letters, or * for everywhere else`];
  }
  return [];
}

function identifierProblems({ weight, geo, setIdentifier }: RecordSet): string[] {
  const routed = weight !== undefined || geo !== undefined;
  if (routed === (setIdentifier !== undefined)) return [];
  return routed
    ? ['a weight or a geolocation needs a set identifier']
    : [`set identifier ${setIdentifier ?? ''} needs a weight or a geolocation`];
}

const isWholeIn = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

import type { Place } from './geography';
import { describePlace } from './geography';
import { draw, oddsOf } from './odds';
import type { Geo, RecordSet, RoutingPolicy } from './record';
import { describeGeo, labelOf, policyOf } from './record';
import type { HealthView } from './record-health';
import { isHealthy } from './record-health';
import type { Zone } from './zone';

/** One record that could have been the answer. */
export type Considered = {
  readonly label: string;
  readonly healthy: boolean;
  /** Its chance just before the choice, 0-1. */
  readonly probability: number;
};

/** What was chosen among the records of one name and type, and why. */
export type Choice = {
  readonly policy: RoutingPolicy;
  readonly considered: readonly Considered[];
  /** Absent where no record answers, which happens to geolocation only. */
  readonly chosen?: RecordSet;
  readonly because: string;
};

export type Chooser = HealthView & {
  readonly zone: Zone;
  readonly place: Place | undefined;
  readonly chance: () => number;
};

/** Chooses as Route 53 does, by the routing policy of the records. */
export function choose(records: readonly RecordSet[], chooser: Chooser): Choice {
  const [first] = records;
  const policy = first === undefined ? 'simple' : policyOf(first);
  if (policy === 'weighted') return byWeight(records, chooser);
  if (policy === 'geolocation') return byPlace(records, chooser);
  return first === undefined
    ? { policy, considered: [], because: 'there is no record' }
    : { policy, considered: [sureOf(first, chooser)], chosen: first, because: 'the only record' };
}

function byWeight(records: readonly RecordSet[], chooser: Chooser): Choice {
  const odds = oddsOf(records, (record) => isHealthy(chooser.zone, record, chooser));
  const chosen = draw(odds, chooser.chance);
  const healthy = odds.filter((member) => member.healthy).length;
  const because =
    healthy === 0
      ? `none of ${odds.length} members is healthy, so all count as healthy`
      : `${healthy} of ${odds.length} members are healthy; drawn by weight`;
  const considered = odds.map(({ record, ...rest }) => ({ label: labelOf(record), ...rest }));
  return { policy: 'weighted', considered, because, ...(chosen && { chosen }) };
}

/** The smallest place whose record is healthy; if none is, the smallest place all the same. */
function byPlace(records: readonly RecordSet[], chooser: Chooser): Choice {
  const { place, zone } = chooser;
  const policy = 'geolocation';
  const asked = `asked from ${describePlace(place)}`;
  const fitting = recordsFor(records, place);
  const [smallest] = fitting;
  if (smallest === undefined) {
    return {
      policy,
      considered: [],
      because: `${asked}: no record for it, and none for elsewhere`,
    };
  }
  const chosen = fitting.find((record) => isHealthy(zone, record, chooser)) ?? smallest;
  const considered = fitting.map((record) => ({
    label: labelOf(record),
    healthy: isHealthy(zone, record, chooser),
    probability: record === chosen ? 1 : 0,
  }));
  const why = placeReason(considered, chosen === smallest);
  const because = `${asked}: ${describeGeo(chosen.geo ?? {})} answers${why}`;
  return { policy, considered, chosen, because };
}

function placeReason(considered: readonly Considered[], smallest: boolean): string {
  if (!smallest) return ', smaller places being unhealthy';
  return considered.some(({ healthy }) => healthy) ? '' : ', nothing being healthy';
}

/** The records that cover a place, the smallest first: country, continent, everywhere else. */
function recordsFor(records: readonly RecordSet[], place: Place | undefined): RecordSet[] {
  const covers: ((geo: Geo) => boolean)[] = [
    ({ country }) => country !== undefined && country === place?.country,
    ({ continent }) => continent !== undefined && continent === place?.continent,
    ({ country }) => country === '*',
  ];
  return covers.flatMap((isCovering) =>
    records.filter(({ geo }) => geo !== undefined && isCovering(geo)),
  );
}

const sureOf = (record: RecordSet, chooser: Chooser): Considered => ({
  label: labelOf(record),
  healthy: isHealthy(chooser.zone, record, chooser),
  probability: 1,
});

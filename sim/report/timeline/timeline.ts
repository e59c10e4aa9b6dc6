import type { ControlView } from '../../../core/topology/control-view';
import type { Outcome } from '../../seeds/outcome';
import type { Swarm } from '../../seeds/swarm';
import type { Happening } from '../../slow-path/journal';
import { everywhere, faultsOf } from './faults';
import type { Moment } from './moment';
import { momentsOf } from './moment';
import type { Mark, Span } from './span';
import { standingOf } from './standing';
import { brokenOf, waitsOf } from './users';
import type { Votes } from './votes';
import { votesOn } from './votes';
import { incidentsOf, peopleOf, permitsOf, runsOf } from './work';

/** What befell one region, and what was said of it. */
export type RegionLane = {
  readonly region: string;
  readonly spans: readonly Span[];
  readonly votes: Votes;
};

/** Where DNS sends a pool's users from a moment on, 0-1. */
export type Answered = {
  readonly fromSeconds: number;
  readonly shares: Readonly<Record<string, number>>;
};

/** One story by what went on at the same time, ready to be drawn. */
export type Timeline = {
  readonly seconds: number;
  /** How many others watch each region. */
  readonly observers: number;
  readonly waits: readonly Span[];
  readonly broken: readonly Mark[];
  /** Faults of no one region. */
  readonly everywhere: readonly Span[];
  readonly regions: readonly RegionLane[];
  readonly pools: readonly {
    readonly pool: string;
    readonly regions: readonly string[];
    readonly answers: readonly Answered[];
  }[];
  readonly incidents: readonly Span[];
  readonly runs: readonly Span[];
  readonly permits: readonly Span[];
  readonly people: readonly Mark[];
};

/** Everything that a story's timeline is made of. */
export type Played = {
  readonly swarm: Swarm;
  readonly outcome: Outcome;
  readonly entries: readonly Happening[];
  readonly view: Pick<ControlView, 'plane' | 'pools'>;
};

export function timelineOf({ swarm, outcome, entries, view }: Played): Timeline {
  const moments = momentsOf(entries);
  const faults = faultsOf(moments);
  const { regions } = view.plane;
  const elsewhere = [...faults].filter(([place]) => !regions.includes(place));
  return {
    seconds: outcome.seconds,
    observers: regions.length - 1,
    waits: waitsOf(outcome, swarm),
    broken: brokenOf(outcome),
    everywhere: elsewhere.flatMap(([place, spans]) =>
      place === everywhere ? spans : spans.map((one) => ({ ...one, text: `${place} ${one.text}` })),
    ),
    regions: regions.map((region) => ({
      region,
      spans: [...(faults.get(region) ?? []), ...standingOf(region, moments)],
      votes: votesOn(region, moments),
    })),
    pools: view.pools.map(({ name, regions: members }) => ({
      pool: name,
      regions: members,
      answers: answersOf(name, moments),
    })),
    incidents: incidentsOf(moments),
    runs: runsOf(moments),
    permits: permitsOf(moments, outcome.seconds),
    people: peopleOf(moments).filter(({ atSeconds }) => atSeconds >= 0),
  };
}

const answersOf = (pool: string, moments: readonly Moment[]): Answered[] =>
  moments.flatMap(({ seconds, what }) =>
    what.what === 'answers' && what.pool === pool
      ? [{ fromSeconds: Math.max(0, seconds), shares: what.shares }]
      : [],
  );

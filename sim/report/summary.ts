import { createHash } from 'node:crypto';
import type { Plan, PlanBudget } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import type { Loss, Outcome } from '../seeds/outcome';
import type { Kind } from '../seeds/swarm';
import type { Spread } from './durations';
import { Durations } from './durations';

/** How long something took over many seeds, seconds, beside what was promised. */
export type Recovery = Spread & {
  readonly what: string;
  readonly planP99?: number;
  readonly bound?: number;
  readonly target?: number;
};

/** Of all that was played, the days on which one clean fault is measured. */
export type Measured = {
  readonly hours: number;
  /** Days that regions lived through on which nothing had befallen them. */
  readonly regionDays: number;
};

/** What many seeds came to, together. */
export type Summary = {
  readonly first: number;
  readonly last: number;
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Simulated time of all stories, hours. */
  readonly simulatedHours: number;
  readonly measured: Measured;
  readonly incidents: number;
  readonly recoveries: readonly Recovery[];
  /** Requests lost by one lost region, in seconds of the whole traffic. */
  readonly errorSeconds: { readonly mean: number; readonly most: number; readonly of: number };
  readonly falseDrains: number;
  /** The largest part of all traffic that a plan turned away, 0-1. */
  readonly shed: { readonly most: number; readonly seed: number | undefined };
  /** Why people were called, most frequent first. */
  readonly calls: readonly { readonly why: string; readonly count: number }[];
  readonly violations: readonly { readonly seed: number; readonly what: readonly string[] }[];
  /** Names all timelines together. */
  readonly hash: string;
};

/** Adds up outcomes as they come: of each seed only numbers stay, so a million of them fit. */
export class Tally {
  private readonly hash = createHash('sha256');
  private readonly kinds: Record<Kind, number> = {
    'region lost': 0,
    'region gray': 0,
    'voter away': 0,
    'two at once': 0,
    wild: 0,
  };
  private readonly traffic = new Map<Kind, Durations>();
  private readonly writes = new Map<Kind, Durations>();
  private readonly calls = new Map<string, number>();
  private readonly violations: { seed: number; what: readonly string[] }[] = [];
  private readonly errors = { sum: 0, most: 0, of: 0 };
  /** Of measured days: their length, and the length of them for each region with a fault. */
  private readonly measured = { seconds: 0, faulty: 0 };
  private seeds: { first: number; last: number } | undefined;
  private seconds = 0;
  private incidents = 0;
  private falseDrains = 0;
  private shed: Summary['shed'] = { most: 0, seed: undefined };

  add(outcome: Outcome): void {
    const { seed, kind, losses, befallen, held, violations, shed } = outcome;
    this.seeds = { first: this.seeds?.first ?? seed, last: seed };
    this.hash.update(outcome.hash);
    this.kinds[kind] += 1;
    this.seconds += outcome.seconds;
    if (kind !== 'wild') {
      this.measured.seconds += outcome.seconds;
      this.measured.faulty += outcome.seconds * befallen.length;
    }
    this.incidents += outcome.incidents;
    this.falseDrains += outcome.falseDrains;
    for (const loss of losses) this.addLoss(seed, loss);
    for (const [why, count] of Object.entries(held)) {
      this.calls.set(why, (this.calls.get(why) ?? 0) + count);
    }
    if (violations.length > 0) this.violations.push({ seed, what: violations });
    if (shed > this.shed.most) this.shed = { most: shed, seed };
  }

  summary(topology: Topology, plan: Plan): Summary {
    const { errors, measured } = this;
    return {
      first: this.seeds?.first ?? 0,
      last: this.seeds?.last ?? 0,
      kinds: this.kinds,
      simulatedHours: this.seconds / 3_600,
      measured: {
        hours: measured.seconds / 3_600,
        regionDays: (measured.seconds * topology.regions.length - measured.faulty) / 86_400,
      },
      incidents: this.incidents,
      recoveries: this.recoveries(topology, plan),
      errorSeconds: {
        mean: errors.sum / Math.max(1, errors.of),
        most: errors.most,
        of: errors.of,
      },
      falseDrains: this.falseDrains,
      shed: this.shed,
      calls: [...this.calls]
        .map(([why, count]) => ({ why, count }))
        .toSorted((a, b) => b.count - a.count || a.why.localeCompare(b.why, 'en')),
      violations: this.violations,
      hash: this.hash.copy().digest('hex').slice(0, 16),
    };
  }

  private addLoss(seed: number, { kind, rtoSeconds, errorSeconds, writes }: Loss): void {
    durationsOf(this.traffic, kind).add(seed, rtoSeconds);
    for (const { seconds } of writes) durationsOf(this.writes, kind).add(seed, seconds);
    this.errors.sum += errorSeconds;
    this.errors.most = Math.max(this.errors.most, errorSeconds);
    this.errors.of += 1;
  }

  private recoveries(topology: Topology, { budgets }: Plan): Recovery[] {
    const { trafficHard, trafficGray, trafficLeafSilent, databaseWrites } = budgets;
    const { rtoSeconds } = topology.targets.databaseWrites;
    const writes =
      databaseWrites === undefined ? { target: rtoSeconds } : promisedBy(databaseWrites);
    const { traffic, writes: written } = this;
    return [
      recovery('traffic, a region lost', traffic.get('region lost'), promisedBy(trafficHard)),
      recovery('traffic, a region gray', traffic.get('region gray'), promisedBy(trafficGray)),
      recovery('traffic, lost while a voter is away', traffic.get('voter away'), {
        bound: trafficHard.boundSeconds,
      }),
      recovery('traffic, two at once', traffic.get('two at once'), promisedBy(trafficLeafSilent)),
      recovery('writes, their region lost', written.get('region lost'), writes),
      recovery('writes, their region gray', written.get('region gray'), writes),
    ].flat();
  }
}

function durationsOf(all: Map<Kind, Durations>, kind: Kind): Durations {
  const known = all.get(kind);
  if (known !== undefined) return known;
  const made = new Durations();
  all.set(kind, made);
  return made;
}

type Promised = Pick<Recovery, 'planP99' | 'bound' | 'target'>;

const promisedBy = (budget: PlanBudget | undefined): Promised =>
  budget === undefined
    ? {}
    : {
        planP99: budget.p99Seconds,
        bound: budget.boundSeconds,
        ...(budget.targetSeconds === null ? {} : { target: budget.targetSeconds }),
      };

/** Nothing is said about what never happened. */
const recovery = (what: string, took: Durations | undefined, promised: Promised): Recovery[] =>
  took === undefined ? [] : [{ what, ...took.spread(), ...promised }];

const isBroken = ({ max, bound }: Recovery): boolean =>
  max !== undefined && bound !== undefined && max > bound;

/** Of fewer recoveries the p99 is the longest, which a plan's p99 does not speak of. */
const enoughForP99 = 100;

/** What a plan promised and stories broke: a recovery beyond its bound, or too many beyond its p99. */
export const brokenPromises = ({ recoveries }: Summary): string[] => [
  ...recoveries.filter(isBroken).map(({ what, max, bound, worstSeed }) => {
    const took = `${max?.toFixed(1) ?? '?'} s with seed ${worstSeed ?? '?'}`;
    return `${what}: ${took}, above its bound of ${bound ?? '?'} s`;
  }),
  ...recoveries.flatMap(({ what, count, p99, planP99 }) =>
    count >= enoughForP99 && p99 !== undefined && planP99 !== undefined && p99 > planP99
      ? [`${what}: a p99 of ${p99.toFixed(2)} s, above the plan's ${planP99} s`]
      : [],
  ),
];

/** The seeds whose recoveries were the longest beyond their bounds. */
export const brokenSeeds = ({ recoveries }: Summary): number[] =>
  recoveries.filter(isBroken).flatMap(({ worstSeed }) => worstSeed ?? []);

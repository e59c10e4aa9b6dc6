import { createHash } from 'node:crypto';
import type { Plan } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import type { Loss, Outcome } from '../seeds/outcome';
import type { Kind } from '../seeds/swarm';

/** How long something took over many seeds, seconds, beside what was promised. */
export type Recovery = {
  readonly what: string;
  readonly count: number;
  /** Of those that came to an end. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly max: number | undefined;
  /** The seed of the longest. */
  readonly worstSeed: number | undefined;
  /** How often it did not end within the story. */
  readonly never: number;
  readonly planP99?: number;
  readonly bound?: number;
  readonly target?: number;
};

/** What many seeds came to, together. */
export type Summary = {
  readonly first: number;
  readonly last: number;
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Simulated time of all stories, hours. */
  readonly simulatedHours: number;
  readonly incidents: number;
  readonly recoveries: readonly Recovery[];
  /** Requests lost by one lost region, in seconds of the whole traffic. */
  readonly errorSeconds: { readonly mean: number; readonly most: number };
  readonly falseDrains: number;
  /** The largest part of all traffic that a plan turned away, 0-1. */
  readonly shed: { readonly most: number; readonly seed: number | undefined };
  /** Why people were called, most frequent first. */
  readonly calls: readonly { readonly why: string; readonly count: number }[];
  readonly violations: readonly { readonly seed: number; readonly what: readonly string[] }[];
  /** Names all timelines together. */
  readonly hash: string;
};

/** Adds up outcomes as they come, so that a hundred thousand seeds need no more room than one. */
export class Tally {
  private readonly hash = createHash('sha256');
  private readonly kinds: Record<Kind, number> = {
    'region lost': 0,
    'region gray': 0,
    'two at once': 0,
    wild: 0,
  };
  private readonly losses: { seed: number; loss: Loss }[] = [];
  private readonly calls = new Map<string, number>();
  private readonly violations: { seed: number; what: readonly string[] }[] = [];
  private seeds: { first: number; last: number } | undefined;
  private seconds = 0;
  private incidents = 0;
  private falseDrains = 0;
  private shed: Summary['shed'] = { most: 0, seed: undefined };

  add(outcome: Outcome): void {
    const { seed, kind, losses, held, violations, shed } = outcome;
    this.seeds = { first: this.seeds?.first ?? seed, last: seed };
    this.hash.update(outcome.hash);
    this.kinds[kind] += 1;
    this.seconds += outcome.seconds;
    this.incidents += outcome.incidents;
    this.falseDrains += outcome.falseDrains;
    this.losses.push(...losses.map((loss) => ({ seed, loss })));
    for (const [why, count] of Object.entries(held)) {
      this.calls.set(why, (this.calls.get(why) ?? 0) + count);
    }
    if (violations.length > 0) this.violations.push({ seed, what: violations });
    if (shed > this.shed.most) this.shed = { most: shed, seed };
  }

  summary(topology: Topology, plan: Plan): Summary {
    const errors = this.losses.map(({ loss }) => loss.errorSeconds);
    return {
      first: this.seeds?.first ?? 0,
      last: this.seeds?.last ?? 0,
      kinds: this.kinds,
      simulatedHours: this.seconds / 3_600,
      incidents: this.incidents,
      recoveries: this.recoveries(topology, plan),
      errorSeconds: {
        mean: errors.reduce((sum, one) => sum + one, 0) / Math.max(1, errors.length),
        most: Math.max(0, ...errors),
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

  private recoveries(topology: Topology, { budgets }: Plan): Recovery[] {
    const { trafficHard, trafficGray, trafficLeafSilent } = budgets;
    const writes = { target: topology.targets.databaseWrites.rtoSeconds };
    const budget = (path: { p99Seconds: number; boundSeconds: number } | undefined) =>
      path && { planP99: path.p99Seconds, bound: path.boundSeconds };
    return [
      this.recovery('traffic, a region lost', 'region lost', budget(trafficHard)),
      this.recovery('traffic, a region gray', 'region gray', budget(trafficGray)),
      this.recovery('traffic, two at once', 'two at once', budget(trafficLeafSilent)),
      this.written('writes, their region lost', 'region lost', writes),
      this.written('writes, their region gray', 'region gray', writes),
    ].filter(({ count }) => count > 0);
  }

  private recovery(what: string, kind: Kind, promised: Partial<Recovery> = {}): Recovery {
    const drawn = this.losses.flatMap(({ seed, loss }) =>
      loss.kind === kind ? [{ seed, seconds: loss.rtoSeconds }] : [],
    );
    return { what, ...spread(drawn), ...promised };
  }

  private written(what: string, kind: Kind, promised: Partial<Recovery>): Recovery {
    const drawn = this.losses.flatMap(({ seed, loss }) =>
      loss.kind === kind ? loss.writes.map(({ seconds }) => ({ seed, seconds })) : [],
    );
    return { what, ...spread(drawn), ...promised };
  }
}

type Drawn = { readonly seed: number; readonly seconds: number | undefined };

function spread(drawn: readonly Drawn[]) {
  const ended = drawn
    .flatMap(({ seed, seconds }) => (seconds === undefined ? [] : [{ seed, seconds }]))
    .toSorted((a, b) => a.seconds - b.seconds);
  const at = (quantile: number): number | undefined =>
    ended[Math.max(0, Math.ceil(quantile * ended.length) - 1)]?.seconds;
  return {
    count: drawn.length,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    worstSeed: ended.at(-1)?.seed,
    never: drawn.length - ended.length,
  };
}

/** What a plan promised and a story broke: violations aside, a recovery beyond its bound. */
export const brokenPromises = ({ recoveries }: Summary): string[] =>
  recoveries.flatMap(({ what, max, bound, worstSeed }) =>
    max !== undefined && bound !== undefined && max > bound
      ? [
          `${what}: ${max.toFixed(1)} s with seed ${worstSeed ?? '?'}, above its bound of ${bound} s`,
        ]
      : [],
  );

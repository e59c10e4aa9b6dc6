import { gatePath } from '../../core/budget/gate-path';
import { pathBound } from '../../core/budget/path';
import { drawIncidents, planSeed } from '../../core/budget/quantile';
import { falseDrains } from '../../core/false-drains/rate';
import type { Topology } from '../../core/topology/schema';
import type { Tuned } from './settings';
import { obstacleTo, withTuned } from './settings';

/** What a setting is worth. */
export type Judged = {
  readonly tuned: Tuned;
  /** Planned recovery from a hard loss, the last client, seconds. */
  readonly p99: number;
  /** In 10,000 region-days, at a loss of one and of five connections in a hundred. */
  readonly falseAt1: number;
  readonly falseAt5: number;
  /** Of one region, first connections only. */
  readonly probesASecond: number;
  /** The longest outage of everything that casts no vote, whenever it begins, seconds. */
  readonly ridesOut: number;
  /** Why it is no choice; undefined where it is one. */
  readonly obstacle: string | undefined;
};

/** False drains in 10,000 region-days that are one too many, at a loss of 5 %. */
export const mostFalse = 1;

/** Judges settings of a topology. The same draws serve all that differ by constants alone. */
export function judge(topology: Topology, all: readonly Tuned[]): Judged[] {
  const drawn = new Map<string, number>();
  const p99Of = (tuned: Tuned): number => {
    const path = gatePath(withTuned(topology, tuned));
    const shape = `${tuned.interval} ${tuned.quorum}`;
    // Threshold, time-out and TTL move every incident by the same time, and so the bound.
    const below =
      drawn.get(shape) ?? pathBound(path) - drawIncidents(path, planSeed).quantile(0.99);
    drawn.set(shape, below);
    return pathBound(path) - below;
  };
  return all.map((tuned) => {
    const set = withTuned(topology, tuned);
    const in10000 = (lost: number): number => falseDrains(set, lost).perRegionDay * 10_000;
    const falseAt5 = in10000(0.05);
    const tooMany = falseAt5 > mostFalse ? 'too many false drains' : undefined;
    return {
      ...{ tuned, p99: p99Of(tuned), falseAt1: in10000(0.01), falseAt5 },
      probesASecond: (topology.regions.length - 1) / tuned.interval,
      ridesOut: ridesOut(tuned),
      obstacle: obstacleTo(tuned, topology) ?? tooMany,
    };
  });
}

/**
 * A vote takes `threshold` looks of two connections each that all meet the outage: from the first
 * connection of the first to the second one of the last, which starts a second later or after half
 * of the time-out (lambdas/net/second-connection.ts).
 */
const ridesOut = ({ interval, threshold, timeout }: Tuned): number =>
  (threshold - 1) * interval + Math.min(1, timeout / 2);

/** Those than which nobody is both faster and drains less for nothing, the fastest first. */
export function frontierOf(all: readonly Judged[]): Judged[] {
  const sorted = all.toSorted((a, b) => a.p99 - b.p99 || a.falseAt5 - b.falseAt5);
  const kept: Judged[] = [];
  for (const one of sorted) {
    if (one.falseAt5 < (kept.at(-1)?.falseAt5 ?? Infinity)) kept.push(one);
  }
  return kept;
}

/** The fastest that is a choice and rides out outages of so many seconds. */
export function fastestOf(all: readonly Judged[], ridingOut = 0): Judged {
  const [fastest] = all
    .filter((one) => one.obstacle === undefined && one.ridesOut >= ridingOut)
    .toSorted((a, b) => a.p99 - b.p99);
  if (fastest === undefined) throw new Error('no setting is a choice; sweep more of them');
  return fastest;
}

import type { Observation } from '../health/verdict';

/** One target in one window of ticks. */
export type TargetWindow = {
  readonly target: string;
  /** Share of good observations, 0-1. */
  readonly availability: number;
  /** Round trips of the good ones, milliseconds. */
  readonly latenciesMs: readonly number[];
};

export type Ticks = readonly ReadonlyMap<string, Observation>[];

/** Sums a window of ticks up, target by target; a target seen in no tick is left out. */
export function summarize(ticks: Ticks): TargetWindow[] {
  const targets = new Set(ticks.flatMap((tick) => [...tick.keys()]));
  return [...targets].map((target) => {
    const seen = ticks.flatMap((tick) => tick.get(target) ?? []);
    const good = seen.filter(({ ok }) => ok);
    return {
      target,
      availability: good.length / seen.length,
      latenciesMs: good.map(({ latencyMs }) => latencyMs),
    };
  });
}

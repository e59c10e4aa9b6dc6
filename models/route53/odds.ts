import type { RecordSet } from './record';

/** A weighted record's chance to be the answer. */
export type Odds = {
  readonly record: RecordSet;
  readonly healthy: boolean;
  /** 0-1; those of a group sum to 1. */
  readonly probability: number;
};

type Judged = { readonly record: RecordSet; readonly healthy: boolean; readonly weight: number };

/**
 * The chances of a weighted group's members. Unhealthy ones have none while a healthy one exists;
 * weight 0 is considered only where every other weight is unhealthy; if nothing is healthy,
 * everything counts as healthy. Where all considered weights are 0 the chances are equal.
 */
export function oddsOf(
  records: readonly RecordSet[],
  healthOf: (record: RecordSet) => boolean,
): Odds[] {
  const judged = records.map((record) => ({
    record,
    healthy: healthOf(record),
    weight: record.weight ?? 0,
  }));
  const considered = consideredOf(judged);
  const total = considered.reduce((sum, { weight }) => sum + weight, 0);
  return judged.map((member) => ({
    record: member.record,
    healthy: member.healthy,
    probability: !considered.includes(member)
      ? 0
      : total === 0
        ? 1 / considered.length
        : member.weight / total,
  }));
}

function consideredOf(judged: readonly Judged[]): readonly Judged[] {
  const healthy = judged.filter((member) => member.healthy);
  const weighty = healthy.filter(({ weight }) => weight > 0);
  if (weighty.length > 0) return weighty;
  return healthy.length > 0 ? healthy : judged;
}

/** Draws one by its chance; undefined of an empty group. */
export function draw(odds: readonly Odds[], chance: () => number): RecordSet | undefined {
  const possible = odds.filter(({ probability }) => probability > 0);
  let left = chance();
  for (const { record, probability } of possible) {
    left -= probability;
    if (left < 0) return record;
  }
  // Rounding can leave a hair's breadth beyond the last one.
  return possible.at(-1)?.record;
}

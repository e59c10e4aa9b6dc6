/** What one checker thinks of its endpoint. */
export type Opinion = {
  /** Absent until enough consecutive outcomes agree: such a checker has no data yet. */
  readonly healthy?: boolean;
  readonly last?: boolean;
  /** Consecutive outcomes like the last one. */
  readonly streak: number;
};

export const noOpinion: Opinion = { streak: 0 };

/** The opinion of a checker that has long been answered the same. */
export const settledOn = (ok: boolean, threshold: number): Opinion => ({
  healthy: ok,
  last: ok,
  streak: threshold,
});

/** The opinion after one more outcome; `threshold` consecutive ones make it, and change it. */
export function afterOutcome(before: Opinion, ok: boolean, threshold: number): Opinion {
  const streak = before.last === ok ? before.streak + 1 : 1;
  if (streak >= threshold) return { healthy: ok, last: ok, streak };
  return { ...before, last: ok, streak };
}

/** How many checkers have an opinion, and how many of those say healthy. */
export type Tally = { readonly withData: number; readonly healthy: number };

export function tallyOf(opinions: readonly Opinion[]): Tally {
  const withData = opinions.flatMap(({ healthy }) => healthy ?? []);
  return { withData: withData.length, healthy: withData.filter((healthy) => healthy).length };
}

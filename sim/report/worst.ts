import { brokenSeeds } from './summary';
import type { Summary } from './summary';

/**
 * The one story to look at: the first that broke what must always hold, else one that broke its
 * bound or never ended, else the longest recovery of the first path that was measured.
 */
export function worstSeedOf(summary: Summary): number {
  const { violations, recoveries, first } = summary;
  const never = recoveries.flatMap(({ neverSeed }) => neverSeed ?? []);
  const longest = recoveries.flatMap(({ worstSeed }) => worstSeed ?? []);
  return violations[0]?.seed ?? [...brokenSeeds(summary), ...never, ...longest][0] ?? first;
}

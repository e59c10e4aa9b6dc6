import type { Thresholds } from '../health/verdict';
import { atMost } from './binomial';

/** How often an observer votes for nothing against one target, and for how long. */
export type FalseVotes = {
  /** Votes cast a tick, in the long run. */
  readonly perTick: number;
  /** From a vote's cast until it is withdrawn, ticks, on average. */
  readonly lastsTicks: number;
};

/**
 * What losses alone make of one observer and one target that is well, where each observation fails
 * by chance: `threshold` failures in a row cast a vote, `recoveryThreshold` successes in a row
 * withdraw it (core/health/verdict.ts), and a tick in which most of the `others` fail counts for
 * nothing (`isIsolated`). What withholds votes is left out: it only makes them rarer.
 */
export function falseVotes(failing: number, others: number, limits: Thresholds): FalseVotes {
  const half = Math.floor(others / 2);
  const failure = failing * atMost(half - 1, others - 1, failing);
  const success = (1 - failing) * atMost(half, others - 1, failing);
  const counted = failure + success;
  const untilVote = ticksUntilInARow(limits.threshold, failure / counted);
  const untilWithdrawn = ticksUntilInARow(limits.recoveryThreshold, success / counted);
  return {
    perTick: counted / (untilVote + untilWithdrawn),
    lastsTicks: untilWithdrawn / counted,
  };
}

/** Trials until so many in a row have come out so, each with `chance`, on average. */
const ticksUntilInARow = (inARow: number, chance: number): number =>
  (chance ** -inARow - 1) / (1 - chance);

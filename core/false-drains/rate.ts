import { checkersToOpen, route53 } from '../route53/figures';
import { quorumOf } from '../topology/pools';
import type { Topology } from '../topology/schema';
import { atMost, exactly } from './binomial';
import { falseVotes } from './votes';

/** What the rate of false drains depends on. */
export type Drainable = Pick<Topology, 'regions' | 'voting' | 'probing'>;

/** How votes and gates go wrong by lost connections alone; everything is well. */
export type FalseDrains = {
  /** Votes that one observer casts against one region in a day. */
  readonly votesPerPairDay: number;
  /** The part of time, 0-1, in which Route 53 takes one such vote for cast. */
  readonly votingShare: number;
  /** Closings of one region's gate in a day. */
  readonly perRegionDay: number;
};

const daySeconds = 86_400;

/**
 * The rate of false drains where the share `lost` (0-1) of all connections is accepted and never
 * answered, each on its own, and everybody else answers in time.
 *
 * An observation fails if both of its connections are lost. Votes of different observers come and
 * go independently; a gate closes whenever one is seen while exactly one fewer than the quorum
 * already are. An upper bound: what withholds votes (two at once, the last of a group) is left out,
 * which matters where votes stand for some percent of the time, above a loss of about a third.
 * Losses that come together, in time or by place, are not in it.
 */
export function falseDrains(topology: Drainable, lost: number): FalseDrains {
  const { regions, probing } = topology;
  const others = regions.length - 1;
  const quorum = quorumOf(topology);
  const { perTick, lastsTicks } = falseVotes(lost ** 2, others, probing);
  const perSecond = perTick / probing.intervalSeconds;
  const seenSeconds = lastsTicks * probing.intervalSeconds + seenLongerSeconds(lost);
  const votingShare = Math.min(1, perSecond * seenSeconds);
  const closings = others * perSecond * exactly(quorum - 1, others - 1, votingShare);
  return {
    votesPerPairDay: perSecond * daySeconds,
    votingShare,
    perRegionDay: closings * daySeconds,
  };
}

/** Steps of the integral: the integrand is smooth, and this is exact to six digits. */
const steps = 200;

/**
 * By how much longer than it stands a vote is seen: its check turns as soon as three checkers have
 * heard it, and back only when fewer than three have not heard otherwise. A checker asks every 10 s
 * at a phase of its own and hears a vote only over a connection that is not lost.
 */
function seenLongerSeconds(lost: number): number {
  let unseen = 0;
  for (let step = 0; step < steps; step += 1) {
    const asked = (step + 0.5) / steps;
    unseen += atMost(checkersToOpen - 1, route53.checkers, asked * (1 - lost)) / steps;
  }
  return route53.fastIntervalSeconds * (1 - 2 * unseen);
}

import { checkersToClose, checkersToOpen, route53 } from '../route53/figures';
import type { Distribution } from './distribution';
import { constant, ranked, uniform } from './distribution';

/** Something asked again and again: seconds between two questions, and to give up on one. */
export type Asking = {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly threshold: number;
};

/**
 * From a fault until a prober has missed `threshold` answers. Probes start every interval whatever
 * becomes of them, and the fault meets them at any phase.
 */
export function missedProbes({ intervalSeconds, timeoutSeconds, threshold }: Asking): Distribution {
  const last = intervalSeconds * threshold + timeoutSeconds;
  return uniform(last - intervalSeconds, last);
}

/**
 * From a fault until so many of Route 53's checkers have missed `threshold` answers that the check
 * is unhealthy. A checker waits the interval *after* an answer or a timeout before it asks again.
 */
export function missedChecks({ intervalSeconds, timeoutSeconds, threshold }: Asking): Distribution {
  const last = (intervalSeconds + timeoutSeconds) * threshold;
  return ranked(checkersToClose, route53.checkers, last - intervalSeconds, last);
}

/**
 * How late a changed vote is read: the drain endpoint reads its row at most this long ago. Taken at
 * its worst, so that what a plan promises lies above what the same handlers do when simulated.
 */
export const publishDelay = constant(1);

/**
 * From a vote served until the inverted check over it turns: enough checkers have seen a 200. They
 * ask every 10 s at phases of their own (assumed), and a request takes a while (assumed).
 */
export const gateDelay = ranked(
  checkersToOpen,
  route53.checkers,
  route53.requestOverheadSeconds,
  route53.fastIntervalSeconds + route53.requestOverheadSeconds,
);

/** From a check's turn until every DNS server answers by it. */
export const aggregationDelay = uniform(
  route53.aggregationSeconds.from,
  route53.aggregationSeconds.to,
);

/** From ChangeResourceRecordSets until every DNS server answers by it (the spread is assumed). */
export const propagationDelay = uniform(0, route53.propagationSeconds);

/** A leaf check that follows a CloudWatch alarm: a period of 60 s and its evaluation (assumed). */
export const alarmDelay = uniform(60, 120);

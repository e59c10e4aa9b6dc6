import type { Catcher, Retrier } from './definition';
import { matches, StateFailure } from './failure';
import type { Exit, Visit } from './visit';

type Recovering = {
  readonly Retry?: readonly Retrier[] | undefined;
  readonly Catch?: readonly Catcher[] | undefined;
};

/** Defaults of a Retrier (specification, "Retrying after error"). */
const INTERVAL_SECONDS = 1;
const MAX_ATTEMPTS = 3;
const BACKOFF_RATE = 2;

/**
 * Tries until an attempt succeeds or no Retrier is left, then looks for a Catcher. Each Retrier
 * counts its own attempts over the whole visit. `onGivenUp` hears of the failure between the two.
 */
export async function withRecovery(
  visit: Visit,
  state: Recovering,
  attempt: () => Promise<Exit>,
  onGivenUp: () => void = () => undefined,
): Promise<Exit> {
  const used = new Map<Retrier, number>();
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof StateFailure)) throw failure;
      const retrier = state.Retry?.find(({ ErrorEquals }) => matches(failure, ErrorEquals));
      const retries = retrier === undefined ? 0 : (used.get(retrier) ?? 0);
      if (retrier !== undefined && retries < (retrier.MaxAttempts ?? MAX_ATTEMPTS)) {
        used.set(retrier, retries + 1);
        await waitForRetry(visit, failure, delayMs(retrier, retries, visit.host.chance));
      } else {
        onGivenUp();
        return leaveByCatcher(visit, state.Catch ?? [], failure);
      }
    }
  }
}

/** Milliseconds before the retry after so many earlier ones; whole ones, since jitter is drawn. */
export function delayMs(retrier: Retrier, earlier: number, chance: () => number): number {
  const {
    IntervalSeconds: interval = INTERVAL_SECONDS,
    BackoffRate: rate = BACKOFF_RATE,
    MaxDelaySeconds: longest = Infinity,
    JitterStrategy: jitter = 'NONE',
  } = retrier;
  const full = Math.min(interval * rate ** earlier, longest) * 1000;
  return Math.round(jitter === 'FULL' ? full * chance() : full);
}

async function waitForRetry(visit: Visit, failure: StateFailure, ms: number): Promise<void> {
  visit.retryCount += 1;
  visit.host.onEvent?.({
    type: 'RetryScheduled',
    ...failure.reported,
    timestampMs: visit.host.now(),
    at: visit.name,
    attempt: visit.retryCount,
    delayMs: ms,
  });
  await visit.strand.lifeline.sleep(ms);
  await visit.pass('retry');
}

function leaveByCatcher(
  visit: Visit,
  catchers: readonly Catcher[],
  failure: StateFailure,
): Promise<Exit> {
  const index = catchers.findIndex(({ ErrorEquals }) => matches(failure, ErrorEquals));
  const catcher = catchers[index];
  if (catcher === undefined) throw failure;
  const errorOutput = failure.output;
  return visit.leave(catcher, errorOutput, { errorOutput }, `Catch[${index}]/`);
}

import type { Observation } from '../../core/health/verdict';
import type { Clock } from '../ports';

/** One connection's outcome: undefined is a good answer, a text says why it is not. */
export type Attempt = (timeoutMs: number) => Promise<string | undefined>;

/** When the second connection starts; with a shorter timeout, half of it. */
const secondAfterMs = 1_000;

/**
 * An observation from up to two connections: the second starts after a second without a good
 * answer, and only if both fail is the observation a failure. One lost packet is not an outage.
 */
export async function observeTwice(
  attempt: Attempt,
  timeoutMs: number,
  clock: Clock,
): Promise<Observation> {
  const startMs = clock.now();
  const delayMs = Math.min(secondAfterMs, timeoutMs / 2);
  const first = attempt(timeoutMs);
  const good = first.then((failure) => (failure === undefined ? ('good' as const) : undefined));
  const early = await Promise.race([
    good.then((outcome) => outcome ?? waitForever()),
    clock.sleep(delayMs),
  ]);
  if (early === 'good') return { ok: true, latencyMs: clock.now() - startMs };

  const secondStartMs = clock.now();
  const second = attempt(timeoutMs - delayMs);
  const winner = await firstGood([
    { outcome: first, startMs },
    { outcome: second, startMs: secondStartMs },
  ]);
  if (winner !== undefined) return { ok: true, latencyMs: clock.now() - winner };
  const reason = (await first) ?? (await second) ?? 'no reason given';
  return { ok: false, latencyMs: clock.now() - startMs, reason };
}

/** The start of the first attempt that turned out well, or undefined when all have failed. */
function firstGood(
  attempts: readonly { outcome: Promise<string | undefined>; startMs: number }[],
): Promise<number | undefined> {
  return Promise.any(
    attempts.map(async ({ outcome, startMs }) => {
      const failure = await outcome;
      if (failure !== undefined) throw new Error(failure);
      return startMs;
    }),
  ).catch(() => undefined);
}

const waitForever = (): Promise<never> => new Promise(() => undefined);

import { heartbeatTimeout, StateFailure, taskTimeout } from './failure';
import type { Host } from './host';

/** How long a task may take, and be silent; either may be missing. */
export type Limits = {
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
};

/**
 * Settles with the work, or rejects with a time-out, whichever comes first. `lastBeatMs` tells when
 * the worker last gave a sign of life.
 */
export async function within<T>(
  host: Pick<Host, 'now' | 'sleep'>,
  limits: Limits,
  work: Promise<T>,
  lastBeatMs: () => number,
): Promise<T> {
  const done = new AbortController();
  const rivals: Promise<T | StateFailure>[] = [work];
  const { timeoutSeconds, heartbeatSeconds } = limits;
  if (timeoutSeconds !== undefined) {
    rivals.push(host.sleep(timeoutSeconds * 1000, done.signal).then(taskTimeout));
  }
  if (heartbeatSeconds !== undefined) {
    rivals.push(silence(host, heartbeatSeconds * 1000, lastBeatMs, done.signal));
  }
  try {
    const first = await Promise.race(rivals);
    if (first instanceof StateFailure) throw first;
    return first;
  } finally {
    done.abort(inTime);
  }
}

/** Told to whoever still waits. Without a reason, each end would be an exception with a stack. */
const inTime = 'the work is done';

/** Resolves once the worker has been silent for so long. */
async function silence(
  host: Pick<Host, 'now' | 'sleep'>,
  longestMs: number,
  lastBeatMs: () => number,
  signal: AbortSignal,
): Promise<StateFailure> {
  for (;;) {
    const leftMs = lastBeatMs() + longestMs - host.now();
    if (leftMs <= 0 || signal.aborted) return heartbeatTimeout();
    await host.sleep(leftMs, signal);
  }
}

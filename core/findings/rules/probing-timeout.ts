import type { Topology } from '../../topology/schema';
import type { Found, Rule } from '../finding';

/** A prober opens a second connection after this long, so that one lost packet is no outage. */
const secondConnectionMs = 1_000;

/** A probe ends before the next begins, and leaves its second connection time to answer. */
export const probingTimeout = {
  id: 'probing.timeout',
  check: ({ probing: { timeoutMs, intervalSeconds } }: Pick<Topology, 'probing'>) => {
    if (timeoutMs > intervalSeconds * 1000) {
      return found(
        timeoutMs,
        `a probe may outlast the interval of ${intervalSeconds} s: the next begins before it ends`,
        `write at most ${Math.floor(intervalSeconds * 1000)}, or raise probing.intervalSeconds`,
      );
    }
    if (timeoutMs > secondConnectionMs) return [];
    return found(
      timeoutMs,
      `a probe ends before its second connection, ${secondConnectionMs} ms in, can answer: ` +
        'one lost packet is a failure',
      `write more than ${secondConnectionMs}`,
    );
  },
} satisfies Rule;

function found(got: number, problem: string, instead: string): Found[] {
  return [{ severity: 'error', path: 'probing.timeoutMs', got, problem, instead }];
}

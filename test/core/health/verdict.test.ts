import fc from 'fast-check';
import type { Observation, Standing } from '../../../core/health/verdict';
import { judge, unseen, withoutCounts } from '../../../core/health/verdict';

const limits = { threshold: 3, recoveryThreshold: 10 };
const good: Observation = { ok: true, latencyMs: 40 };
const bad: Observation = { ok: false, latencyMs: 2_000, reason: 'no answer within 2000 ms' };

describe('judge', () => {
  test('one failure makes a region suspect, a threshold of them makes it failed', () => {
    expect(verdicts('xxx')).toEqual(['suspect', 'suspect', 'failed']);
  });

  test('a success between failures starts the count again', () => {
    expect(verdicts('xxoxx')).toEqual(['suspect', 'suspect', 'healthy', 'suspect', 'suspect']);
  });

  test('a failed region recovers only after a row of successes as long as recoveryThreshold', () => {
    const seen = verdicts(`xxx${'o'.repeat(10)}`);
    expect(seen.slice(3, 12)).toEqual(Array.from({ length: 9 }, () => 'recovering'));
    expect(seen.at(-1)).toBe('healthy');
  });

  test('one failure while recovering makes it failed again, whatever went before', () => {
    expect(verdicts('xxxooooooooox').at(-1)).toBe('failed');
  });

  test('the verdict keeps the moment it began', () => {
    const first = judge(unseen(0), bad, limits, 1_000);
    const second = judge(first, bad, limits, 3_000);
    expect([first.sinceMs, second.sinceMs]).toEqual([1_000, 1_000]);
  });

  test('fewer failures in a row than the threshold never make a failed region', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (run) => {
        const text = run.map((ok) => (ok ? 'o' : 'x')).join('');
        fc.pre(!text.includes('xxx'));
        expect(verdicts(text)).not.toContain('failed');
      }),
    );
  });
});

describe('counts too old to continue', () => {
  test('a suspect region is healthy again, since its failures led nowhere', () => {
    expect(withoutCounts(after('xx'), 9_000)).toMatchObject({ verdict: 'healthy', failures: 0 });
  });

  test('a failed region stays failed, since a threshold was reached', () => {
    expect(withoutCounts(after('xxx'), 9_000)).toMatchObject({ verdict: 'failed', failures: 0 });
  });

  test('a recovering region has to recover from the start', () => {
    expect(withoutCounts(after('xxxooo'), 9_000)).toMatchObject({
      verdict: 'failed',
      successes: 0,
    });
  });
});

// Helpers

/** Verdicts after each of a run of observations: x failed, o good. */
function verdicts(run: string): string[] {
  const seen: string[] = [];
  let standing = unseen(0);
  for (const [tick, letter] of Array.from(run).entries()) {
    standing = judge(standing, letter === 'x' ? bad : good, limits, tick * 2_000);
    seen.push(standing.verdict);
  }
  return seen;
}

function after(run: string): Standing {
  return Array.from(run).reduce(
    (standing, letter) => judge(standing, letter === 'x' ? bad : good, limits, 0),
    unseen(0),
  );
}

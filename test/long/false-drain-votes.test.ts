import { seededChance } from '../../core/chance/seeded-chance';
import { falseVotes } from '../../core/false-drains/votes';
import type { Observation, Standing } from '../../core/health/verdict';
import { judge, unseen } from '../../core/health/verdict';
import { isIsolated } from '../../core/voting/decide';

const ticks = 300_000;

describe('votes that losses alone cast are as many, and stand for as long, as judging makes them', () => {
  test.each([
    { failing: 0.09, others: 4, threshold: 3 },
    { failing: 0.2, others: 4, threshold: 3 },
    { failing: 0.2, others: 3, threshold: 4 },
    { failing: 0.3, others: 7, threshold: 2 },
    { failing: 0.36, others: 4, threshold: 5 },
  ])('$failing fail, $others others, $threshold in a row', ({ failing, others, threshold }) => {
    const limits = { threshold, recoveryThreshold: 10 };
    const played = play(failing, others, limits);
    const { perTick, lastsTicks } = falseVotes(failing, others, limits);
    // Four standard deviations of a count; durations spread about as far as their mean.
    const expected = perTick * ticks;
    const spread = 4 * Math.sqrt(expected);
    expect(expected).toBeGreaterThan(80);
    expect(Math.abs(played.votes - expected)).toBeLessThan(spread);
    const share = perTick * lastsTicks;
    expect(Math.abs(played.voting / ticks - share)).toBeLessThan((2 * share * spread) / expected);
  });
});

/** One observer's view of its first target, tick by tick, by the functions that are deployed. */
function play(failing: number, others: number, limits: Parameters<typeof judge>[2]) {
  const chance = seededChance(1);
  let standing: Standing = unseen(0);
  const count = { votes: 0, voting: 0 };
  let votes = false;
  for (let tick = 0; tick < ticks; tick += 1) {
    const seen = new Map(
      Array.from({ length: others }, (_, at): [string, Observation] => [
        String(at),
        chance() < failing
          ? { ok: false, latencyMs: 2_000, reason: 'lost' }
          : { ok: true, latencyMs: 100 },
      ]),
    );
    const first = seen.get('0');
    if (first !== undefined && !isIsolated(seen, undefined)) {
      standing = judge(standing, first, limits, tick);
    }
    if (!votes && standing.verdict === 'failed') count.votes += 1;
    votes = standing.verdict === 'failed' || standing.verdict === 'recovering';
    if (votes) count.voting += 1;
  }
  return count;
}

import type { Observation } from '../../../core/health/verdict';
import { observeTwice } from '../../../lambdas/net/second-connection';
import { VirtualClock } from '../../../sim/virtual-clock';

type Answer = { afterMs: number; failure?: string };

describe('an observation from two connections', () => {
  test('is good at once when the first answers', async () => {
    const seen = await observed([{ afterMs: 30 }]);
    expect(seen).toEqual({ observation: { ok: true, latencyMs: 30 }, attempts: 1 });
  });

  test('is good when the first is lost and the second answers', async () => {
    const lost = { afterMs: 2_000, failure: 'no answer' };
    const { observation } = await observed([lost, { afterMs: 30 }]);
    expect(observation).toEqual({ ok: true, latencyMs: 30 });
  });

  test('is good when the first answers late but before the timeout', async () => {
    const { observation } = await observed([
      { afterMs: 1_500 },
      { afterMs: 1_000, failure: 'no answer' },
    ]);
    expect(observation).toEqual({ ok: true, latencyMs: 1_500 });
  });

  test('is a failure only when both fail, and within the timeout', async () => {
    const { observation } = await observed([
      { afterMs: 2_000, failure: 'no answer' },
      { afterMs: 1_000, failure: 'no answer' },
    ]);
    expect(observation).toEqual({ ok: false, latencyMs: 2_000, reason: 'no answer' });
  });

  test('waits a second before the second try even when the first is refused at once', async () => {
    const { observation } = await observed([
      { afterMs: 1, failure: 'connection refused' },
      { afterMs: 1, failure: 'status 503' },
    ]);
    expect(observation).toEqual({ ok: false, latencyMs: 1_001, reason: 'connection refused' });
  });
});

// Helpers

async function observed(answers: readonly Answer[]) {
  const clock = new VirtualClock();
  let attempts = 0;
  let observation: Observation | undefined;
  const observing = observeTwice(
    async () => {
      const answer = answers[attempts++];
      await clock.sleep(answer?.afterMs ?? 0);
      return answer?.failure;
    },
    2_000,
    clock,
  ).then((seen) => (observation = seen));
  await clock.runUntil(5_000);
  await observing;
  return { observation, attempts };
}

import * as fc from 'fast-check';
import type { Fleet, Users } from '../../../sim/clients/served';
import { servedThrough } from '../../../sim/clients/served';

const users = (answers: Users['answers'], demand = 1): Users => ({ pool: 'all', demand, answers });
const fleet = (...all: Users[]): Fleet => ({ users: all, ttlSeconds: 5, timeoutSeconds: 2 });
const lost = { region: 'a', fromMs: 10_000 };

test('the last client asked just before the answer changed, and sent just before it expired', () => {
  const moved = users([
    { fromMs: -60_000, shares: { a: 0.5, b: 0.5 } },
    { fromMs: 30_000, shares: { b: 1 } },
  ]);
  const { rtoSeconds, errorSeconds } = servedThrough(lost, fleet(moved), 60_000);
  expect(rtoSeconds).toBe(20 + 5 + 2);
  // Half of the traffic for 20 s, and half of it again while the old answers run out.
  expect(errorSeconds).toBeCloseTo(0.5 * (20 + 2.5));
});

test('whoever was never sent there loses nothing', () => {
  const elsewhere = users([{ fromMs: -60_000, shares: { b: 1 } }]);
  expect(servedThrough(lost, fleet(elsewhere), 60_000)).toEqual({ rtoSeconds: 0, errorSeconds: 0 });
});

test('a region that is still named when the story ends was never left', () => {
  const stuck = users([{ fromMs: -60_000, shares: { a: 1 } }], 0.4);
  const { rtoSeconds, errorSeconds } = servedThrough(lost, fleet(stuck), 60_000);
  expect(rtoSeconds).toBeUndefined();
  expect(errorSeconds).toBeCloseTo(0.4 * 50);
});

test('an outage that ends before anybody moves is over with it', () => {
  const stuck = users([{ fromMs: -60_000, shares: { a: 1 } }]);
  const brief = servedThrough({ ...lost, untilMs: 13_000 }, fleet(stuck), 60_000);
  expect(brief).toEqual({ rtoSeconds: 3 + 2, errorSeconds: 3 });
});

test('a region named anew while it is still away fails its users again', () => {
  const back = users([
    { fromMs: -60_000, shares: { a: 1 } },
    { fromMs: 20_000, shares: { b: 1 } },
    { fromMs: 40_000, shares: { a: 1 } },
    { fromMs: 45_000, shares: { b: 1 } },
  ]);
  expect(servedThrough(lost, fleet(back), 80_000).rtoSeconds).toBe(35 + 5 + 2);
});

test('the area under the ramp agrees with counting single clients', () => {
  const span = fc.record({
    changesMs: fc.integer({ min: 0, max: 40_000 }),
    lasts: fc.integer({ min: 1_000, max: 40_000 }),
  });
  fc.assert(
    fc.property(span, ({ changesMs, lasts }) => {
      const moved = users([
        { fromMs: -60_000, shares: { a: 1 } },
        { fromMs: changesMs, shares: { b: 1 } },
      ]);
      const outage = { ...lost, untilMs: lost.fromMs + lasts };
      const { errorSeconds } = servedThrough(outage, fleet(moved), 90_000);
      let counted = 0;
      const stepMs = 50;
      for (let atMs = lost.fromMs + stepMs / 2; atMs < outage.untilMs; atMs += stepMs) {
        // The answers held at this moment were given at any moment of the last five seconds.
        const old = Math.min(5_000, Math.max(0, changesMs - (atMs - 5_000)));
        counted += (old / 5_000) * stepMs;
      }
      expect(errorSeconds).toBeCloseTo(counted / 1000, 1);
    }),
  );
});

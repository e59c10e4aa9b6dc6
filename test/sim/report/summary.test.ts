import { planTopology } from '../../../core/plan/plan';
import { brokenPromises, Tally } from '../../../sim/report/summary';
import type { Loss, Outcome } from '../../../sim/seeds/outcome';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const plan = planTopology(topology, { today: '2026-11-22' });

const loss = (rtoSeconds: number | undefined, more: Partial<Loss> = {}): Loss => ({
  ...{ region: 'us-west-2', kind: 'region lost', rtoSeconds, errorSeconds: 5, writes: [] },
  ...more,
});

const outcome = (seed: number, more: Partial<Outcome> = {}): Outcome => ({
  ...{ seed, kind: 'region lost', hash: `${seed}`, seconds: 360, violations: [], incidents: 1 },
  ...{ losses: [loss(20 + seed)], befallen: ['us-west-2'], falseDrains: 0, shed: 0, held: {} },
  ...more,
});

function summaryOf(...outcomes: Outcome[]) {
  const tally = new Tally();
  for (const one of outcomes) tally.add(one);
  return tally.summary(topology, plan);
}

test('a recovery has its spread, the seed of its longest, its bins, and what was promised', () => {
  const { recoveries } = summaryOf(outcome(1), outcome(2), outcome(3));
  expect(recoveries).toEqual([
    {
      ...{ what: 'traffic, a region lost', count: 3, p50: 22, p99: 23, max: 23, worstSeed: 3 },
      ...{ never: 0, neverSeed: undefined, planP99: 28.33, bound: 36.5, target: 30 },
      bins: { fromSeconds: 21, widthSeconds: 0.5, counts: [1, 0, 1, 0, 1] },
    },
  ]);
});

test('what does not end is counted, and its first seed is named', () => {
  const never = outcome(7, { losses: [loss(undefined)] });
  const [recovery] = summaryOf(outcome(1), never, { ...never, seed: 8 }).recoveries;
  expect(recovery).toMatchObject({ count: 3, max: 21, never: 2, neverSeed: 7, worstSeed: 1 });
});

test('writes are measured by cell, for lost and gray regions apart', () => {
  const writes = [{ cell: 'world', seconds: 75 }];
  const { recoveries } = summaryOf(
    outcome(1, { losses: [loss(21, { writes })] }),
    outcome(2, { kind: 'region gray', losses: [loss(21, { kind: 'region gray', writes })] }),
  );
  expect(recoveries.map(({ what, count, target }) => [what, count, target])).toEqual([
    ['traffic, a region lost', 1, 30],
    ['traffic, a region gray', 1, 30],
    ['writes, their region lost', 1, 600],
    ['writes, their region gray', 1, 600],
  ]);
});

test('only regions of measured days that nothing befell count as measured', () => {
  const wild = outcome(2, { kind: 'wild', losses: [] });
  const { measured, simulatedHours } = summaryOf(outcome(1), wild);
  expect(simulatedHours).toBeCloseTo(0.2);
  expect(measured.hours).toBeCloseTo(0.1);
  expect(measured.regionDays).toBeCloseTo((360 * 4) / 86_400);
});

test('lost requests are averaged over losses, not over seeds', () => {
  const losses = [loss(20, { errorSeconds: 2 }), loss(20, { errorSeconds: 4 })];
  const { errorSeconds } = summaryOf(outcome(1, { losses }), outcome(2, { losses: [] }));
  expect(errorSeconds).toEqual({ mean: 3, most: 4, of: 2 });
});

test('reasons for calls add up over seeds, most frequent first, equal ones by name', () => {
  const { calls } = summaryOf(
    outcome(1, { held: { b: 1, a: 1 } }),
    outcome(2, { held: { c: 2, b: 1 } }),
  );
  expect(calls.map(({ why, count }) => `${count} ${why}`)).toEqual(['2 b', '2 c', '1 a']);
});

test('a recovery beyond its bound is a broken promise, one beyond its target is not', () => {
  expect(brokenPromises(summaryOf(outcome(16)))).toEqual([]);
  expect(brokenPromises(summaryOf(outcome(16), outcome(17)))).toEqual([
    'traffic, a region lost: 37.0 s with seed 17, above its bound of 36.5 s',
  ]);
});

test('nothing played sums up to nothing', () => {
  expect(summaryOf()).toMatchObject({ first: 0, last: 0, recoveries: [], incidents: 0 });
});

test('more losses fit than a call has arguments', () => {
  const tally = new Tally();
  for (let seed = 1; seed <= 150_000; seed += 1) tally.add(outcome(seed));
  expect(tally.summary(topology, plan).recoveries[0]?.count).toBe(150_000);
});

import type { Recovery, Summary } from '../../../sim/report/summary';
import { worstSeedOf } from '../../../sim/report/worst';

const recovery = (more: Partial<Recovery>): Recovery => ({
  ...{ what: 'traffic', count: 2, p50: 20, p99: 25, max: 25, worstSeed: 3 },
  ...{ never: 0, neverSeed: undefined, bins: { fromSeconds: 0, widthSeconds: 1, counts: [] } },
  ...more,
});

const broken = recovery({ worstSeed: 4, max: 40, bound: 36 });
const never = recovery({ worstSeed: 5, never: 1, neverSeed: 6 });

test.each<[rule: string, seed: number, has: Partial<Summary>]>([
  [
    'the first that broke what must always hold',
    9,
    { violations: [9, 2].map((seed) => ({ seed, what: [] })), recoveries: [broken, never] },
  ],
  ['else one above its bound', 4, { recoveries: [recovery({}), never, broken] }],
  ['else one that never ended', 6, { recoveries: [recovery({}), never] }],
  [
    'else the longest of the first path',
    3,
    { recoveries: [recovery({}), recovery({ worstSeed: 8 })] },
  ],
  ['else the first', 1, { recoveries: [] }],
])('%s is the worst', (_rule, seed, has) => {
  const summary = { first: 1, violations: [], recoveries: [], ...has } as unknown as Summary;
  expect(worstSeedOf(summary)).toBe(seed);
});

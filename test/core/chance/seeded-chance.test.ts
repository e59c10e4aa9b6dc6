import { seededChance } from '../../../core/chance/seeded-chance';

const take = (seed: number, count: number): number[] => {
  const chance = seededChance(seed);
  return Array.from({ length: count }, () => chance());
};

test('the same seed gives the same numbers', () => {
  expect(take(7, 100)).toEqual(take(7, 100));
});

test('the first numbers of a seed never change, or every plan would', () => {
  expect(take(1, 3).map((value) => value * 2 ** 32)).toEqual([
    2_012_149_540, 1_872_316_204, 1_707_632_675,
  ]);
});

test('another seed gives other numbers, beyond 32 bits as well', () => {
  const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1];
  expect(new Set(seeds.map((seed) => take(seed, 4).join())).size).toBe(seeds.length);
});

test('numbers lie in [0, 1) and spread evenly', () => {
  const tenths = Array<number>(10).fill(0);
  for (const value of take(3, 10_000)) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
    const tenth = Math.floor(value * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

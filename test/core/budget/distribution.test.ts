import fc from 'fast-check';
import { boundOf, constant, draw, ranked, uniform } from '../../../core/budget/distribution';
import { seededChance } from '../../../core/chance/seeded-chance';

const distribution = fc.oneof(
  fc.double({ min: 0, max: 1e6, noNaN: true }).map(constant),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([from, width]) => uniform(from, from + width)),
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.nat(19), fc.nat(100), fc.nat(100))
    .map(([of, rank, from, width]) => ranked((rank % of) + 1, of, from, from + width)),
);

test('no draw lies above the bound or below the start', () => {
  fc.assert(
    fc.property(distribution, fc.nat(), (takes, seed) => {
      const drawn = draw(takes, seededChance(seed));
      expect(drawn).toBeLessThanOrEqual(boundOf(takes));
      expect(drawn).toBeGreaterThanOrEqual(takes.kind === 'constant' ? takes.seconds : takes.from);
    }),
  );
});

test('a ranked draw is the rank-th earliest of its own draws', () => {
  const row = [0.9, 0.1, 0.5, 0.3];
  const chance = (): (() => number) => {
    const left = [...row];
    return () => left.shift() ?? Number.NaN;
  };
  expect(draw(ranked(1, 4, 0, 10), chance())).toBeCloseTo(1);
  expect(draw(ranked(3, 4, 0, 10), chance())).toBeCloseTo(5);
  expect(draw(ranked(4, 4, 2, 12), chance())).toBeCloseTo(11);
});

test('the third of sixteen comes at three seventeenths on average', () => {
  const chance = seededChance(5);
  const draws = Array.from({ length: 20_000 }, () => draw(ranked(3, 16, 0, 10), chance));
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  expect(mean).toBeCloseTo((10 * 3) / 17, 1);
});

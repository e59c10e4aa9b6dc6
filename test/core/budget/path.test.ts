import fc from 'fast-check';
import { constant, uniform } from '../../../core/budget/distribution';
import type { Path } from '../../../core/budget/path';
import { drawIncident, pathBound } from '../../../core/budget/path';
import { seededChance } from '../../../core/chance/seeded-chance';

const term = (from: number, to: number) => ({
  name: 'a leg',
  takes: uniform(from, to),
  source: 'assumed',
});

const path = (more: Partial<Path> = {}): Path => ({
  observers: 4,
  quorum: 3,
  eachObserver: [term(0, 10)],
  then: [{ name: 'wait', takes: constant(5), source: 'assumed' }],
  ...more,
});

test('the quorum-th observer decides, and what follows is waited for once', () => {
  const row = [0.4, 0.1, 0.9, 0.2];
  expect(drawIncident(path(), () => row.shift() ?? Number.NaN)).toBeCloseTo(4 + 5);
});

test('no incident takes longer than the bound, which is the sum of the terms', () => {
  expect(pathBound(path())).toBe(15);
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(drawIncident(path(), seededChance(seed))).toBeLessThanOrEqual(15);
    }),
  );
});

test('a larger quorum is never faster', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 3 }), (seed, quorum) => {
      const [fewer, more] = [quorum, quorum + 1].map((votes) =>
        drawIncident(path({ quorum: votes }), seededChance(seed)),
      );
      expect(fewer).toBeLessThanOrEqual(more ?? 0);
    }),
  );
});

test('a quorum that cannot be reached is an error that says so', () => {
  expect(() => drawIncident(path({ quorum: 5 }), seededChance(1))).toThrow(
    'a quorum of 5 among 4 observers is never reached',
  );
});

import fc from 'fast-check';
import type { Generation } from '../../../core/traffic/generation';
import {
  compareGenerations,
  parseGeneration,
  printGeneration,
} from '../../../core/traffic/generation';

const generations = fc.record({ epoch: fc.maxSafeNat(), step: fc.maxSafeNat() });

test('law: a generation is read as it was printed', () => {
  fc.assert(
    fc.property(generations, (generation) => {
      expect(parseGeneration(printGeneration(generation))).toEqual(generation);
    }),
  );
});

test('law: only what was printed is read', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9."-]{0,20}$/), (text) => {
      const read = parseGeneration(text);
      expect(read === undefined ? text : printGeneration(read)).toBe(text);
    }),
  );
});

test.each(['', '1', '1.', '.1', '1.2.3', '01.2', '1.02', '-1.2', '1e3.2', ' 1.2', '"1.2"', '1,2'])(
  '%j is no generation',
  (text) => {
    expect(parseGeneration(text)).toBeUndefined();
  },
);

test('a number that JavaScript cannot hold is no generation', () => {
  expect(parseGeneration('9007199254740993.1')).toBeUndefined();
});

test.each<[Generation, Generation, number]>([
  [{ epoch: 2, step: 1 }, { epoch: 1, step: 9 }, 1],
  [{ epoch: 1, step: 2 }, { epoch: 1, step: 10 }, -1],
  [{ epoch: 3, step: 3 }, { epoch: 3, step: 3 }, 0],
])('%j against %j: the epoch decides, then the step', (a, b, sign) => {
  expect(Math.sign(compareGenerations(a, b))).toBe(sign);
});

import { exponentOf } from '../../../bench/measure/exponent';

test.each([0.5, 1, 2])('a cost that grows with the power %d has that exponent', (power) => {
  const sizes = [3, 5, 8, 15];
  expect(exponentOf(sizes.map((size) => [size, 7 * size ** power]))).toBeCloseTo(power, 10);
});

test('one size alone has none', () => {
  expect(() => exponentOf([[3, 1]])).toThrow('two different sizes');
});

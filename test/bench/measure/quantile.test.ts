import { quantile } from '../../../bench/measure/quantile';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('the quantile %s of 1 to 100 is %s', (at, value) => {
  expect(quantile(hundred, at)).toBe(value);
});

test('one who never comes counts, and no values have no quantile', () => {
  expect(quantile([1, Infinity], 1)).toBe(Infinity);
  expect(() => quantile([], 0.5)).toThrow('no values');
});

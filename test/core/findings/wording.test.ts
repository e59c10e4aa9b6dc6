import { duration, list, number, percent, seconds } from '../../../core/findings/wording';

test('numbers have one decimal at most and thousands apart', () => {
  expect([90, 166.666, 0.04, 1234.56, -5].map(number)).toEqual([
    '90',
    '166.7',
    '0',
    '1,234.6',
    '-5',
  ]);
  expect(number(Infinity)).toBe('∞');
  expect([percent(166.666), seconds(36.5)]).toEqual(['166.7 %', '36.5 s']);
});

test('durations are minutes and seconds, without what is zero', () => {
  expect([1000, 200, 60, 59, 0].map(duration)).toEqual([
    '16 min 40 s',
    '3 min 20 s',
    '1 min',
    '59 s',
    '0 s',
  ]);
});

test('a list ends in "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(list)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

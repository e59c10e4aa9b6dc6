import { aligned, wrapped } from '../../../bin/commands/plan-table';

test('columns are aligned, and no line ends in blanks', () => {
  expect(
    aligned(
      [
        ['a', 'long', ''],
        ['longer', 'b', 'c'],
      ],
      2,
    ),
  ).toEqual(['  a       long', '  longer  b     c']);
  expect(aligned([], 2)).toEqual([]);
});

test('lines break between words, and a number stays with its unit', () => {
  expect(wrapped('it takes 166.7 % of it', 2, 16)).toEqual(['  it takes', '  166.7 % of it']);
  expect(wrapped('wait 36.5 s (or 8 s), then go', 0, 12)).toEqual([
    'wait 36.5 s',
    '(or 8 s),',
    'then go',
  ]);
});

test('a word longer than the line stands on its own', () => {
  expect(wrapped('a verylongword b', 0, 6)).toEqual(['a', 'verylongword', 'b']);
});

import { binsOf, roundedUp } from '../../../sim/report/bins';

test.each<[what: string, figures: number[], bins: ReturnType<typeof binsOf>]>([
  ['nothing has no bins', [], { fromSeconds: 0, widthSeconds: 0.5, counts: [] }],
  ['one figure is one bin', [24.8], { fromSeconds: 24.5, widthSeconds: 0.5, counts: [1] }],
  ['zero is a figure', [0, 0], { fromSeconds: 0, widthSeconds: 0.5, counts: [2] }],
  [
    'the end of a bin is in the next',
    [24.9, 25, 25.4],
    { fromSeconds: 24.5, widthSeconds: 0.5, counts: [1, 2] },
  ],
  ['gaps are bins of none', [3, 4.5], { fromSeconds: 3, widthSeconds: 0.5, counts: [1, 0, 0, 1] }],
  ['width grows with the largest', [70, 113], { fromSeconds: 70, widthSeconds: 2, counts: [1] }],
])('%s', (_what, figures, bins) => {
  const found = binsOf(figures);
  expect({ ...found, counts: found.counts.slice(0, bins.counts.length) }).toEqual(bins);
  expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(figures.length);
});

test.each([
  [0.5, 0.5],
  [0.51, 1],
  [1, 1],
  [1.9, 2],
  [3, 5],
  [7, 10],
  [600, 1000],
])('%d is rounded up to %d', (figure, rounded) => {
  expect(roundedUp(figure)).toBe(rounded);
});

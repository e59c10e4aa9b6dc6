import fc from 'fast-check';
import { afterOutcome, noOpinion, tallyOf } from '../../../models/route53/opinion';

const after = (outcomes: readonly boolean[], threshold: number) =>
  outcomes.reduce((opinion, ok) => afterOutcome(opinion, ok, threshold), noOpinion);

test('a checker has no opinion before as many outcomes agree as the threshold says', () => {
  expect(after([false, false], 3).healthy).toBeUndefined();
  expect(after([false, false, false], 3).healthy).toBe(false);
});

test('the threshold counts both ways', () => {
  const failed = [false, false, false];
  expect(after([...failed, true, true], 3).healthy).toBe(false);
  expect(after([...failed, true, true, true], 3).healthy).toBe(true);
});

test('an outcome of the other kind starts the count again', () => {
  expect(after([true, true, true, false, false, true, false, false], 3).healthy).toBe(true);
});

test('law: an opinion is the kind of the last run as long as the threshold, if there was one', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 10 }), (outcomes, threshold) => {
      const ends = outcomes.map((_, at) => outcomes.slice(Math.max(0, at + 1 - threshold), at + 1));
      const runs = ends.filter((run) => run.length === threshold && new Set(run).size === 1);
      expect(after(outcomes, threshold).healthy).toBe(runs.at(-1)?.[0]);
    }),
  );
});

test('checkers without an opinion are not counted', () => {
  expect(tallyOf([noOpinion, after([true], 1), after([false], 1)])).toEqual({
    withData: 2,
    healthy: 1,
  });
});

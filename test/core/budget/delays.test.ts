import { gateDelay, missedChecks, missedProbes } from '../../../core/budget/delays';

test('probes miss after threshold intervals and a timeout, or one interval less', () => {
  const asking = { intervalSeconds: 2, timeoutSeconds: 2, threshold: 3 };
  expect(missedProbes(asking)).toEqual({ kind: 'uniform', from: 6, to: 8 });
});

test('a checker waits its interval after each timeout; the fourteenth of sixteen decides', () => {
  const asking = { intervalSeconds: 10, timeoutSeconds: 4, threshold: 3 };
  expect(missedChecks(asking)).toEqual({ kind: 'ranked', rank: 14, of: 16, from: 32, to: 42 });
});

test('a gate closes by the third of sixteen checkers', () => {
  expect(gateDelay).toEqual({ kind: 'ranked', rank: 3, of: 16, from: 0.5, to: 10.5 });
});

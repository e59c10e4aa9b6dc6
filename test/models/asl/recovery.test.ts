import fc from 'fast-check';
import { heartbeatTimeout, matches, StateFailure, taskTimeout } from '../../../models/asl/failure';
import { delayMs } from '../../../models/asl/recovery';

const retrier = fc.record({
  ErrorEquals: fc.constant<string[]>(['A']),
  IntervalSeconds: fc.integer({ min: 1, max: 100 }),
  BackoffRate: fc.double({ min: 1, max: 4, noNaN: true }),
  MaxDelaySeconds: fc.integer({ min: 1, max: 1000 }),
});
const earlier = fc.integer({ min: 0, max: 20 });

describe('the delay before a retry', () => {
  test('never shrinks and never exceeds MaxDelaySeconds', () => {
    fc.assert(
      fc.property(retrier, earlier, (one, count) => {
        const now = delayMs(one, count, () => 0);
        const next = delayMs(one, count + 1, () => 0);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(next).toBeLessThanOrEqual(one.MaxDelaySeconds * 1000);
      }),
    );
  });

  test('with full jitter lies between nothing and its full length', () => {
    const drawn = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(retrier, earlier, drawn, (one, count, chance) => {
        const full = delayMs(one, count, () => 0);
        const jittered = delayMs({ ...one, JitterStrategy: 'FULL' }, count, () => chance);
        expect(jittered).toBeGreaterThanOrEqual(0);
        expect(jittered).toBeLessThanOrEqual(full);
      }),
    );
  });
});

describe('which failures a list of names is for', () => {
  const own = new StateFailure('Own', '');
  const nameless = new StateFailure(null, null);
  const tooMuch = new StateFailure('States.DataLimitExceeded', '');
  const runtime = new StateFailure('States.Runtime', '');
  test.each([
    [own, 'Own', true],
    [own, 'own', false],
    [own, 'States.ALL', true],
    [own, 'States.TaskFailed', true],
    [nameless, 'States.ALL', true],
    [nameless, 'null', false],
    [taskTimeout(), 'States.Timeout', true],
    [taskTimeout(), 'States.TaskFailed', false],
    [taskTimeout(), 'States.HeartbeatTimeout', false],
    [heartbeatTimeout(), 'States.HeartbeatTimeout', true],
    [heartbeatTimeout(), 'States.Timeout', true],
    [heartbeatTimeout(), 'States.TaskFailed', false],
    [tooMuch, 'States.DataLimitExceeded', true],
    [tooMuch, 'States.ALL', false],
    [tooMuch, 'States.TaskFailed', false],
    [runtime, 'States.Runtime', false],
    [runtime, 'States.ALL', false],
  ])('%s and %s: %s', (failure, name, expected) => {
    expect(matches(failure, ['Other', name])).toBe(expected);
  });
});

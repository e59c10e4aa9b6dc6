import * as fc from 'fast-check';
import { parseRate } from '../../../models/scheduler/rate';
import { PRECISION_MS, Schedule } from '../../../models/scheduler/schedule';

describe('a rate', () => {
  test.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s is %d ms', (expression, expected) => {
    expect(parseRate(expression)).toBe(expected);
  });

  test.each([
    'rate(30 seconds)',
    'rate(0 minutes)',
    'rate(0.5 minutes)',
    'rate(1minute)',
    'cron(* * * * ? *)',
    'at(2026-11-22T10:00:00)',
    '',
  ])('%j is refused', (expression) => {
    expect(() => parseRate(expression)).toThrow(
      `cannot imitate the schedule ${JSON.stringify(expression)}: use rate(N minutes)`,
    );
  });
});

/** Chance that yields the given draws in turn. */
const draws =
  (...values: number[]) =>
  () =>
    values.shift() ?? 0;

describe('a schedule', () => {
  test('starts once in each period, within its minute', () => {
    const schedule = new Schedule('s', 'rate(5 minutes)', 1_000, draws(0.5, 0, 0.25));
    expect(schedule.nextDueMs()).toBe(31_000);
    expect(schedule.due(30_999)).toEqual([]);
    expect(schedule.due(31_000)).toEqual([{ index: 0, atMs: 31_000 }]);
    expect(schedule.due(31_000)).toEqual([]);
    expect(schedule.nextDueMs()).toBe(301_000);
  });

  test('of one minute may leave almost two minutes between starts, or nothing', () => {
    const schedule = new Schedule('s', 'rate(1 minute)', 0, draws(0, 0.999, 0));
    const times = schedule.due(179_999).map(({ atMs }) => atMs);
    expect(times).toEqual([0, 119_940, 120_000]);
  });

  test('hands out what was missed, in order, each start once', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 20 });
    const chances = fc.infiniteStream(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    );
    fc.assert(
      fc.property(waits, chances, (steps, stream) => {
        const next = () => Number(stream.next().value);
        const schedule = new Schedule('s', 'rate(1 minute)', 0, next);
        let nowMs = -1;
        const starts = steps.flatMap((wait) => {
          nowMs += wait;
          return schedule.due(nowMs);
        });
        expect(starts.map(({ index }) => index)).toEqual(starts.map((_, index) => index));
        for (const { index, atMs } of starts) {
          expect(atMs).toBeGreaterThanOrEqual(index * 60_000);
          expect(atMs).toBeLessThan(index * 60_000 + PRECISION_MS);
        }
        expect(schedule.nextDueMs()).toBeGreaterThan(nowMs);
      }),
    );
  });
});

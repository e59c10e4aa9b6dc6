import type { SizedRun } from '../../../bench/prober/cost';
import { costOf } from '../../../bench/prober/cost';

/** A process whose ticks take what is given, and add what is given. */
function processOf(cpuMs: readonly number[], grownMb: readonly number[]): SizedRun {
  const sums = (values: readonly number[], start: number): number[] =>
    values.reduce((all, value) => [...all, (all.at(-1) ?? 0) + value], [start]);
  const resident = sums(grownMb, 60);
  return {
    samples: sums(cpuMs, 100).map((at, index) => ({
      cpuMs: at,
      residentMb: resident[index] ?? 0,
    })),
    peakResidentMb: Math.max(...resident) + 5,
    looks: 8,
    failures: 2,
    connectionsPerLook: 4.5,
    memoryMb: 256,
  };
}

describe('the cost of watching', () => {
  const runs = [
    processOf([50, 20, 10, 11, 12, 13], [9, 9, 9, 1, 2, 3]),
    processOf([60, 90, 14, 15, 16, 17], [9, 9, 9, 4, 4, 4]),
  ];
  const cost = costOf(4, runs, 2);

  test('is the median of the warm ticks of all processes', () => {
    expect(cost.cpuMs).toBe(13.5);
  });

  test('tells the first tick apart, which neither start nor import belong to', () => {
    expect(cost.firstCpuMs).toBe(55);
  });

  test('grows by what the second half of the ticks adds to each', () => {
    expect(cost.grownMb).toBe(3);
  });

  test('has connections and failures of one tick, and a peak for each size', () => {
    expect(cost).toMatchObject({
      targets: 4,
      opened: 4.5,
      failed: 0.25,
      peaks: [
        { memoryMb: 256, residentMb: 98 },
        { memoryMb: 256, residentMb: 104 },
      ],
    });
  });
});

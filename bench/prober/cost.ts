import { median } from '../measure/median';
import type { TickRun } from './measurement';
import type { Peak } from './memory-size';

/** What watching so many targets costs, over several processes. */
export type Cost = {
  readonly targets: number;
  /** TLS connections of one tick. */
  readonly opened: number;
  /** Probes of one tick that were not ok. */
  readonly failed: number;
  /** Processor time of a warm tick. */
  readonly cpuMs: number;
  /** Processor time of a process's first tick: compilation, and reading the public roots. */
  readonly firstCpuMs: number;
  /** What a tick of the second half adds to the resident set: near zero once it found its level. */
  readonly grownMb: number;
  readonly peaks: readonly Peak[];
};

export type SizedRun = TickRun & { readonly memoryMb: number };

/** Medians over all processes and ticks; the first `warmUp` ticks of each process do not count. */
export function costOf(targets: number, runs: readonly SizedRun[], warmUp: number): Cost {
  const cpuMs = runs.map(cpuMsOfTicks);
  return {
    targets,
    opened: median(runs.map(({ connectionsPerLook }) => connectionsPerLook)),
    failed: median(runs.map(({ failures, looks }) => failures / looks)),
    cpuMs: median(cpuMs.flatMap((ticks) => ticks.slice(warmUp))),
    firstCpuMs: median(cpuMs.flatMap((ticks) => ticks.slice(0, 1))),
    grownMb: median(runs.map(lateGrowthMb)),
    peaks: runs.map(({ memoryMb, peakResidentMb }) => ({ memoryMb, residentMb: peakResidentMb })),
  };
}

/** What each tick took: the difference of the samples before and after it. */
const cpuMsOfTicks = ({ samples }: TickRun): number[] =>
  samples.slice(1).map((after, index) => after.cpuMs - (samples[index]?.cpuMs ?? 0));

/** Per tick, over the second half of a process's ticks. */
function lateGrowthMb({ samples }: TickRun): number {
  const late = samples.slice(Math.floor(samples.length / 2));
  const [first, last] = [late[0], late.at(-1)];
  if (first === undefined || last === undefined || late.length < 2) return 0;
  return (last.residentMb - first.residentMb) / (late.length - 1);
}

/** The sizes to choose among, in MB. */
export const memorySteps: readonly number[] = [128, 256, 512, 1_024, 1_769, 3_008];

/** AWS Lambda developer guide, memory: "at 1,769 MB, a function has the equivalent of one vCPU". */
export const mbPerProcessor = 1_769;

/** A prober may be busy for this share of its interval; the rest is for a bad day's second tries. */
export const busyLimit = 0.6;

/** The share of its memory a prober may fill (assumed): the runtime's own part lives in the rest. */
export const residentLimit = 0.6;

export type Load = {
  /** Processor time of one tick, all threads together. */
  readonly cpuMs: number;
  readonly intervalMs: number;
};

/**
 * The share of the interval for which a function of this size works on one tick. Above 1,769 MB it
 * flatters: a second processor helps only what leaves the main thread.
 */
export const busyShare = ({ cpuMs, intervalMs }: Load, memoryMb: number): number =>
  ((cpuMs / intervalMs) * mbPerProcessor) / memoryMb;

/** The smallest size that is busy for at most `busyLimit`, or undefined where none is. */
export const smallestForCpu = (load: Load): number | undefined =>
  memorySteps.find((memoryMb) => busyShare(load, memoryMb) <= busyLimit);

/** A process's largest resident set under the heap limits of a size. */
export type Peak = { readonly memoryMb: number; readonly residentMb: number };

/** The smallest of these sizes that holds its own peak, or undefined where none does. */
export const smallestForResidentSet = (peaks: readonly Peak[]): number | undefined =>
  peaks
    .toSorted((a, b) => a.memoryMb - b.memoryMb)
    .find(({ memoryMb, residentMb }) => residentMb <= memoryMb * residentLimit)?.memoryMb;

/**
 * How Lambda's Node.js runtime limits the heap (its /var/runtime/bootstrap): a tenth of the memory
 * for young objects, in two halves, and the rest for old ones. Without these a process lets native
 * TLS memory pile up behind objects that nobody collects.
 */
export function heapFlags(memoryMb: number): string[] {
  const youngMb = Math.floor(memoryMb / 10);
  return [
    `--max-semi-space-size=${Math.floor(youngMb / 2)}`,
    `--max-old-space-size=${memoryMb - youngMb}`,
  ];
}

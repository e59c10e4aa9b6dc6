import type { StateGroup } from './definition';
import { StateFailure } from './failure';
import type { Json, JsonObject } from './json';
import type { Strand } from './strand';
import type { Visit } from './visit';

/** Runs a group of states to its end, in a line of its own. */
export type RunGroup = (strand: Strand, group: StateGroup, input: Json) => Promise<Json>;

/** What happens around each fork, for the history. */
export type ForkEvents = {
  readonly onStart?: (index: number, strand: Strand) => void;
  readonly onSuccess?: (index: number, strand: Strand) => void;
  /** `causeEventId` is the event in which the failed fork failed. */
  readonly onFailure?: (index: number, causeEventId: number) => void;
  readonly onAborted?: (index: number, causeEventId: number) => void;
};

/**
 * Runs the forks side by side, at most so many at once, and resolves with their outputs in order.
 * The first failure ends all of them where they stand and is thrown.
 */
export async function runForks(
  visit: Visit,
  mapItems: readonly (JsonObject | undefined)[],
  run: (index: number, strand: Strand) => Promise<Json>,
  limit: number,
  events: ForkEvents = {},
): Promise<readonly Json[]> {
  const forks = visit.strand.fork(mapItems);
  const outputs: Json[] = forks.map(() => null);
  let failed = false;
  let next = 0;

  const work = async (): Promise<void> => {
    for (let index = next; index < forks.length; index = next) {
      next += 1;
      const strand = forks[index];
      if (strand === undefined) return;
      events.onStart?.(index, strand);
      try {
        outputs[index] = await run(index, strand);
        events.onSuccess?.(index, strand);
      } catch (failure) {
        if (failed || !(failure instanceof StateFailure)) throw failure;
        failed = true;
        abortAll(visit, forks, index, events);
        throw failure;
      }
    }
  };

  await Promise.all(Array.from({ length: Math.min(limit, forks.length) }, work));
  visit.strand.join();
  return outputs;
}

/** The failed one first, then its siblings, all as following the event that failed it. */
function abortAll(
  visit: Visit,
  forks: readonly Strand[],
  failed: number,
  events: ForkEvents,
): void {
  const cause = forks[failed]?.lastEventId ?? 0;
  events.onFailure?.(failed, cause);
  for (const [index, strand] of forks.entries()) {
    const open = strand.current !== undefined;
    if (open && index !== failed) events.onAborted?.(index, cause);
    strand.abort(cause);
  }
  visit.strand.join();
  visit.strand.lastEventId = cause;
}

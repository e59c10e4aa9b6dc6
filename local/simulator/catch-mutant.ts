import type { Topology } from '../../core/topology/schema';
import type { Mutant } from '../../sim/mutants/mutant';
import { playSeeds, SeedFailed } from './play-seeds';

/** The seed by which a bug was noticed, and the check that noticed it. */
export type Caught = { readonly seed: number; readonly by: string; readonly violation: string };

export type Hunt = {
  readonly topology: Topology;
  /** Seeds from 1 on, so many at most. */
  readonly seeds: number;
  readonly workers: number;
};

/**
 * Plants a bug and plays seeds until one of the checks that have to notice it does: first the seed
 * by which it was noticed last, then all from 1 on. Undefined where none does. What other checks
 * say about it is no proof: they may be right by accident.
 */
export async function catchMutant(mutant: Mutant, hunt: Hunt): Promise<Caught | undefined> {
  const { seed } = mutant;
  const known = seed === undefined ? undefined : await caughtIn(mutant, hunt, seed, seed);
  return known ?? (await caughtIn(mutant, hunt, 1, hunt.seeds));
}

async function caughtIn(
  { edits, caughtBy }: Mutant,
  { topology, workers }: Hunt,
  first: number,
  last: number,
): Promise<Caught | undefined> {
  let caught: Caught | undefined;
  await playSeeds({
    ...{ topology, first, last, edits, workers: Math.min(workers, last - first + 1) },
    onOutcome: ({ seed, violations }) => {
      for (const violation of violations) {
        const by = caughtBy.find((name) => nameOf(violation) === name);
        if (by !== undefined) caught = { seed, by, violation };
      }
      return caught === undefined ? 'more' : 'enough';
    },
  }).catch((error: unknown) => {
    // A world that cannot even be played is broken, but no check has said so.
    if (!(error instanceof SeedFailed)) throw error;
  });
  return caught;
}

/** The check that speaks: `12.3 s, one-writer: …`, or `liveness: …` at the end of a day. */
const nameOf = (violation: string): string | undefined =>
  /^(?:-?[\d.]+ s, )?([a-z-]+):/.exec(violation)?.[1];

import type { ParallelState } from '../definition';
import type { RunGroup } from '../forks';
import { runForks } from '../forks';
import { tooLarge } from '../failure';
import { bytesOf, MAX_PAYLOAD_BYTES } from '../json';
import { withRecovery } from '../recovery';
import type { Exit, Perform, Visit } from '../visit';

/** Runs all branches at once with the same input; one that fails takes the others with it. */
export const performParallel =
  (runGroup: RunGroup): Perform<ParallelState> =>
  (visit, state) =>
    withRecovery(
      visit,
      state,
      () => attempt(visit, state, runGroup),
      () => {
        visit.emit({ type: 'ParallelStateFailed' });
      },
    );

async function attempt(visit: Visit, state: ParallelState, runGroup: RunGroup): Promise<Exit> {
  const { Arguments, Branches } = state;
  const input =
    Arguments === undefined ? visit.input : await visit.evaluate(Arguments, 'Arguments');
  if (bytesOf(input) > MAX_PAYLOAD_BYTES) throw tooLarge(visit.name);
  visit.emit({ type: 'ParallelStateStarted' });
  const result = await runForks(
    visit,
    Branches.map(() => undefined),
    (index, strand) => {
      const branch = Branches[index];
      return branch === undefined ? Promise.resolve(null) : runGroup(strand, branch, input);
    },
    Branches.length,
  );
  visit.emit({ type: 'ParallelStateSucceeded' });
  if (bytesOf(result) > MAX_PAYLOAD_BYTES) throw tooLarge(visit.name);
  return visit.leave(state, result, { result });
}

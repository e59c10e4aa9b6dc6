import type { Mutant } from './mutant';
import { mutantsOfRuns } from './of-runs';
import { mutantsOfStores } from './of-stores';
import { mutantsOfVotes } from './of-votes';
import { mutantsOfWriters } from './of-writers';

/** Bugs that would cost a bank money, each planted by the edit of a line or two. */
export const mutants: readonly Mutant[] = [
  ...mutantsOfVotes,
  ...mutantsOfWriters,
  ...mutantsOfRuns,
  ...mutantsOfStores,
];

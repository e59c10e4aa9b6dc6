import type { PassState, SucceedState } from '../definition';
import type { Perform } from '../visit';

/** Passes its input on, or what Output makes of it. Succeed does the same and is an end. */
export const performPass: Perform<PassState | SucceedState> = (visit, state) =>
  visit.leave(state, visit.input);

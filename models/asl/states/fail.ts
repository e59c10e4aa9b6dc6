import type { FailState } from '../definition';
import { StateFailure } from '../failure';
import type { Json } from '../json';
import type { Perform } from '../visit';

const text = {
  name: 'string',
  fits: (value: Json): value is string => typeof value === 'string',
};

/** Always fails, with the Error and Cause it was given or has calculated. */
export const performFail: Perform<FailState> = async (visit, { Error: error, Cause: cause }) => {
  throw new StateFailure(
    error === undefined ? null : await visit.evaluateTo(error, 'Error', text),
    cause === undefined ? null : await visit.evaluateTo(cause, 'Cause', text),
  );
};

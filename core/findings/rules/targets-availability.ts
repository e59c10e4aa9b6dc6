import { secondsAYear } from '../../budget/year';
import type { Rule } from '../finding';
import { duration } from '../wording';

/** One move of the writer does not cost more than a whole year may. */
export const targetsAvailability: Rule = {
  id: 'targets.availability',
  check: ({ targets: { availabilityPercent } }, { budgets: { databaseWrites } }) => {
    const allowed = secondsAYear(availabilityPercent);
    if (databaseWrites === undefined || databaseWrites.p99Seconds <= allowed) return [];
    return [
      {
        severity: 'warning',
        path: 'targets.availabilityPercent',
        got: availabilityPercent,
        problem:
          `one move of the writer stops writes for ${duration(databaseWrites.p99Seconds)} (p99), and ` +
          `${availabilityPercent} % leaves ${duration(allowed)} a year`,
        instead: 'promise it for reads alone, or take a store that needs no promotion',
      },
    ];
  },
};

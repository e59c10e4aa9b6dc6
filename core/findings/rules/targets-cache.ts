import { withinTarget } from '../../budget/budget';
import type { Rule } from '../finding';
import { describeLate, longestTerms } from '../late';
import { number } from '../wording';

/** The promised recovery time of sessions is one this configuration can keep. */
export const targetsCache: Rule = {
  id: 'targets.cache',
  check: ({ targets }, { budgets: { cache } }) => {
    if (cache === undefined || withinTarget(cache)) return [];
    const { rtoSeconds, quantile } = targets.cache;
    return [
      {
        severity: 'error',
        path: 'targets.cache.rtoSeconds',
        got: rtoSeconds,
        problem: `out of reach: ${describeLate([["a cache's failover", cache]], quantile)}`,
        instead:
          `shorten its longest terms (${longestTerms(cache.terms)}), ` +
          `or promise ${number(Math.ceil(cache.comparedSeconds))}`,
      },
    ];
  },
};

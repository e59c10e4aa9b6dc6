import type { Budget } from '../../budget/budget';
import { withinTarget } from '../../budget/budget';
import { promotionSeconds } from '../../budget/writer-path';
import type { Topology } from '../../topology/schema';
import type { Found, Rule } from '../finding';
import { describeLate, longestTerms } from '../late';
import { number, seconds } from '../wording';

const path = 'targets.databaseWrites.rtoSeconds';

/**
 * The promised time until somebody accepts writes again is one the databases can keep. Where nobody
 * moves the writer automatically, the databases' own part is compared: nothing can be faster.
 */
export const targetsDatabaseWrites: Rule = {
  id: 'targets.database-writes',
  check: (topology, { budgets: { databaseWrites } }) =>
    databaseWrites === undefined ? slowEngines(topology) : late(topology, databaseWrites),
};

function late({ targets }: Topology, budget: Budget): Found[] {
  const { rtoSeconds, quantile } = targets.databaseWrites;
  if (withinTarget(budget)) return [];
  return [
    {
      ...{ severity: 'error', path, got: rtoSeconds },
      problem: `out of reach: ${describeLate([['a move of the writer', budget]], quantile)}`,
      instead:
        `shorten its longest terms (${longestTerms(budget.terms)}), ` +
        `or promise ${number(Math.ceil(budget.comparedSeconds))}`,
    },
  ];
}

function slowEngines({ cells, targets }: Topology): Found[] {
  const { rtoSeconds } = targets.databaseWrites;
  return cells.flatMap((cell, index): Found[] => {
    const { from, to } = promotionSeconds(cell);
    if (from <= rtoSeconds) return [];
    return [
      {
        ...{ severity: 'error', path: `cells[${index}].database.engine` },
        got: cell.database?.engine,
        problem:
          `out of reach: ${cell.database?.engine} takes ${number(from)} to ${seconds(to)} to accept ` +
          `writes in another region, and ${seconds(rtoSeconds)} are promised`,
        instead: `promise ${number(to)} in ${path}, or take a store that needs no promotion`,
      },
    ];
  });
}

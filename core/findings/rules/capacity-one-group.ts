import { oneGroupLosses } from '../../capacity/one-group';
import type { Rule } from '../finding';
import { percent } from '../wording';

/** Even if residency were ignored, each loss could be carried by the rest. */
export const capacityOneGroup: Rule = {
  id: 'capacity.one-group',
  check: (topology) =>
    oneGroupLosses(topology).flatMap(({ lost, servedPercent, neededPercent }, index) =>
      servedPercent >= 100 - 1e-6
        ? []
        : [
            {
              severity: 'error' as const,
              path: `regions[${index}].name`,
              got: lost,
              problem:
                `after losing ${lost} the other regions, taken as one group, serve ` +
                `${percent(servedPercent)} of all traffic; ${percent(neededPercent)} of their ` +
                'normal load is needed',
              instead: `raise capacityPercent of the others towards ${percent(neededPercent)}`,
            },
          ],
    ),
};

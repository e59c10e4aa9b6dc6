import type { Rule } from '../finding';
import { number, percent } from '../wording';

/** A region carries at least its own share in normal times. */
export const capacityNormal: Rule = {
  id: 'capacity.normal',
  check: ({ regions }) =>
    regions.flatMap(({ name, share, capacityPercent }, index) =>
      capacityPercent >= 100 || share === 0
        ? []
        : [
            {
              severity: 'error' as const,
              path: `regions[${index}].capacityPercent`,
              got: capacityPercent,
              problem:
                `with every region well ${name} carries ` +
                `${number((share * capacityPercent) / 100)} of its own ${percent(share)}`,
              instead: 'write 100 or more, or move some of its share elsewhere',
            },
          ],
    ),
};

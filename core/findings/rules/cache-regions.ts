import type { Rule } from '../finding';

/** A global datastore has a primary and at most two secondary regions (ElastiCache). */
const most = 3;

export const cacheRegions: Rule = {
  id: 'cache.regions',
  check: ({ cells }) =>
    cells.flatMap(({ name, cache }, index) =>
      cache === undefined || cache.regions.length <= most
        ? []
        : [
            {
              severity: 'error' as const,
              path: `cells[${index}].cache.regions`,
              got: cache.regions,
              problem:
                `cell ${name} caches in ${cache.regions.length} regions, and a Redis global ` +
                'datastore has three at most: a primary and two more',
              instead: 'write at most three, the primary first',
            },
          ],
    ),
};

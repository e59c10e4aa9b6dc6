import { regionOf } from '../../topology/pools';
import type { Rule } from '../finding';

/** Every region of a strict pool is under the pool's jurisdiction. */
export const residencyJurisdiction: Rule = {
  id: 'residency.jurisdiction',
  check: (topology) =>
    topology.pools.flatMap(({ name: pool, strict, jurisdiction, regions }, poolAt) =>
      regions.flatMap((name, at) => {
        const law = regionOf(topology, name).jurisdiction;
        if (!strict || jurisdiction === undefined || law === jurisdiction) return [];
        return [
          {
            severity: 'error' as const,
            path: `pools[${poolAt}].regions[${at}]`,
            got: name,
            problem: `${name} is under "${law}", and strict pool ${pool} under "${jurisdiction}"`,
            instead: `move it to another pool, or write a region under "${jurisdiction}"`,
          },
        ];
      }),
    ),
};

import type { Distribution } from '../../core/budget/distribution';
import { cacheMemberName, cacheName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { GlobalDatastore } from './global-datastore';

type Chances = {
  readonly chance: () => number;
  /** How long a failover takes. @default - what AWS says, see core/data/figures.ts */
  readonly takes?: Distribution;
};

/** Five letters of AWS's own choice stand before each name; any will do. */
const prefix = 'ldgnf';

/** The caches that a topology's cells have in several regions, by cell: nothing has moved yet. */
export const cachesOf = (
  { cells, environment }: Topology,
  chances: Chances,
): ReadonlyMap<string, GlobalDatastore> =>
  new Map(
    cells.flatMap(({ name, cache }) => {
      if (cache === undefined || cache.regions.length < 2) return [];
      const groups = Object.fromEntries(
        cache.regions.map((region) => [region, cacheMemberName(environment, name, region)]),
      );
      const id = `${prefix}-${cacheName(environment, name)}`;
      return [[name, new GlobalDatastore({ id, groups, ...chances })] as const];
    }),
  );

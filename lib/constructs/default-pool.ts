import type { Pool } from '../../core/topology/region-schema';
import type { Topology } from '../../core/topology/schema';

/** The pool behind the `*` record: the one that says so, or the only one there is. */
export function defaultPool({ pools }: Pick<Topology, 'pools'>): Pool | undefined {
  return pools.find((pool) => pool.default) ?? (pools.length === 1 ? pools[0] : undefined);
}

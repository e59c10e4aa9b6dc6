import { defaultPoolOf, regionOf } from '../topology/pools';
import type { Pool, RegionEntry } from '../topology/region-schema';
import type { Member } from './spread';

/** What capacity is computed from: a topology, or the part of it that travels with a function. */
export type Governed = {
  readonly regions: readonly Pick<RegionEntry, 'name' | 'share' | 'capacityPercent'>[];
  readonly pools: readonly ServingPool[];
};

export type ServingPool = Pick<Pool, 'name' | 'regions' | 'default' | 'strict'>;

/** A region's share of all traffic and what it can carry, in the same percent. */
export function memberOf(topology: Governed, name: string): Member {
  const { share, capacityPercent } = regionOf(topology, name);
  return { name, share, capacity: (share * capacityPercent) / 100 };
}

/** The pool's own demand, percent of all traffic: what its regions carry in normal times. */
export function demandOf(topology: Governed, pool: ServingPool): number {
  return pool.regions.reduce((sum, region) => sum + regionOf(topology, region).share, 0);
}

export function survivorsOf(
  topology: Governed,
  pool: ServingPool,
  lost: readonly string[],
): Member[] {
  return pool.regions
    .filter((region) => !lost.includes(region))
    .map((region) => memberOf(topology, region));
}

/**
 * The pool whose regions serve `pool` after a loss: itself while it has a survivor; the default
 * pool for one that is not strict; undefined where nobody may.
 */
export function serverOf(
  topology: Governed,
  pool: ServingPool,
  lost: readonly string[],
): ServingPool | undefined {
  const survives = (candidate: ServingPool): boolean =>
    candidate.regions.some((region) => !lost.includes(region));
  if (survives(pool)) return pool;
  if (pool.strict) return undefined;
  const fallback = defaultPoolOf(topology);
  return fallback !== undefined && survives(fallback) ? fallback : undefined;
}

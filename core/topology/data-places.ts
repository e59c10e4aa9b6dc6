import type { Topology } from './schema';
import type { Cell } from './state-schema';

/** The regions with a copy of a cell's database, its first writer first; none where the bank has its own. */
export function databasePlaces({ writer, candidates, database }: Cell): readonly string[] {
  if (database === undefined || database.engine === 'external') return [];
  return [...new Set([writer, ...candidates])];
}

/** The regions with a copy of a cell's cache, the first primary first. */
export const cachePlaces = ({ cache }: Cell): readonly string[] => cache?.regions ?? [];

type Celled = Pick<Topology, 'cells'>;

/** The regions that hold data of any cell: each has a data stack. */
export function dataRegions({ cells }: Celled): readonly string[] {
  return [...new Set(cells.flatMap((cell) => [...databasePlaces(cell), ...cachePlaces(cell)]))];
}

/** The regions whose data a region copies: their stacks must stand before its own does. */
export function dataOrigins({ cells }: Celled, region: string): readonly string[] {
  const origins = cells
    .flatMap((cell) => [databasePlaces(cell), cachePlaces(cell)])
    .flatMap(([origin, ...copies]) =>
      origin !== undefined && copies.includes(region) ? [origin] : [],
    );
  return [...new Set(origins)].filter((origin) => origin !== region);
}

/**
 * The regions that copy what another one begins, which waits, over however many others, for what
 * they begin: their copies need a stack of their own, or none of them could be the first.
 */
export function tangledRegions(topology: Celled): readonly string[] {
  const waitsFor = (region: string, awaited: string, seen: readonly string[]): boolean =>
    dataOrigins(topology, region).some(
      (origin) =>
        origin === awaited ||
        (!seen.includes(origin) && waitsFor(origin, awaited, [...seen, origin])),
    );
  return dataRegions(topology).filter((region) => waitsFor(region, region, []));
}

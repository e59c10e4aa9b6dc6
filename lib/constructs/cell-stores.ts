import { Construct } from 'constructs';
import { cachePlaces, databasePlaces } from '../../core/topology/data-places';
import type { Cell } from '../../core/topology/state-schema';
import { CellCache } from './cell-cache';
import { CellDatabase } from './cell-database';
import type { DataPlace } from './data-place';
import { logicalName } from './data-place';

/** Of what a region holds: what begins there, what follows another region's, or both. */
export type Part = 'begun' | 'copied' | 'all';

type CellStoresProps = { readonly place: DataPlace; readonly cell: Cell; readonly part: Part };

/** A region's copies of one cell's database and cache. */
export class CellStores extends Construct {
  constructor(scope: Construct, id: string, { place, cell, part }: CellStoresProps) {
    super(scope, id);
    const { region } = place;
    const isHere = (places: readonly string[]): boolean =>
      places.includes(region) && (part === 'all' || (places[0] === region) === (part === 'begun'));
    if (isHere(databasePlaces(cell))) new CellDatabase(this, 'Database', { place, cell });
    const { cache, name } = cell;
    if (cache !== undefined && isHere(cachePlaces(cell))) {
      new CellCache(this, 'Cache', { place, cell: name, cache });
    }
  }
}

/** One for each cell that has a copy here. */
export function addCellStores(
  scope: Construct,
  place: DataPlace,
  cells: readonly Cell[],
  part: Part,
): void {
  for (const cell of cells) {
    new CellStores(scope, logicalName(cell.name), { place, cell, part });
  }
}

import type { Control } from '../control/control';
import type { Cell } from '../control/rows';
import type { Sight } from '../incident/sight';
import type { ControlView } from '../topology/control-view';
import { obstaclesFor } from './candidates';

/**
 * The region whose copy of a cell's cache should be written to: where the cell's role is going, if
 * there is a copy, or the first in the topology's order with nothing against it.
 */
export function nextCache(
  cell: Cell,
  lost: string,
  { control, sight }: { readonly control: Control; readonly sight: Sight },
  view: ControlView,
): string | undefined {
  const copies = view.cells.find(({ name }) => name === cell.cell)?.cache ?? [];
  const fit = copies
    .filter((region) => region !== lost)
    .filter((region) => obstaclesFor(region, control, sight, view).length === 0);
  const heir = cell.intent?.candidate ?? cell.region;
  return fit.includes(heir) ? heir : fit[0];
}

import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';
import type { Control } from './control';
import { cellNamed } from './control';
import type { Cell, Draft } from './rows';

/** The first rows of cells that the table does not know: written by whoever comes first. */
export function firstCells(control: Control, view: ControlView, nowMs: number): Draft<Cell>[] {
  return view.cells
    .filter(({ name }) => cellNamed(control, name) === undefined)
    .map(({ name, writer }) => ({
      row: 'cell',
      cell: name,
      region: writer,
      roleEpoch: 1,
      permit: { open: true, validUntilMs: nowMs + ms(view.writer.permitSeconds) },
    }));
}

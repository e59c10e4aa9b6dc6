import type { Control } from '../../../core/control/control';
import { cellsOf } from '../../../core/control/control';
import { firstCells } from '../../../core/control/first-cells';
import { ms } from '../../../core/topology/control-view';
import { renewal, renewEveryMs } from '../../../core/writer/permit';
import type { Place } from '../../incident/run';
import type { ReconcilePorts } from './handler';

/**
 * Renews the permits of the cells this region writes, every ten seconds. Its services see the new
 * moment only after the table has taken it.
 */
export async function renewPermits(
  control: Control,
  { clock, control: table }: Pick<ReconcilePorts, 'clock' | 'control'>,
  { view, runner: region }: Place,
): Promise<void> {
  const nowMs = clock.now();
  for (const cell of firstCells(control, view, nowMs)) await table.replace(undefined, cell);
  const soonMs = nowMs + ms(view.writer.permitSeconds) - renewEveryMs;
  const due = cellsOf(control).filter(({ permit }) => permit.validUntilMs <= soonMs);
  for (const cell of due) {
    const next = renewal(cell, { region, roleEpoch: cell.roleEpoch }, nowMs, view);
    if (next !== undefined) await table.replace(cell, next);
  }
}

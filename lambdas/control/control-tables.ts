import { controlPartition, shadowPartition } from '../../core/control/keys';
import type { ControlTable, Log } from '../ports';
import { controlTable } from './control-table';
import type { RowsIn } from './strong-rows';
import { shadowed } from './strong-rows';

/**
 * The strong table as it is, or as the drill with this incident sees it, through its members in the
 * order in which they are asked.
 */
export function controlTables(
  members: readonly RowsIn[],
  newId: () => string,
  log: Log,
): (drill?: string) => ControlTable {
  return (drill = '') => {
    const rows = members.map((rowsIn) => {
      const real = rowsIn(controlPartition);
      return drill === '' ? real : shadowed(real, rowsIn(shadowPartition(drill)));
    });
    return controlTable(rows, newId, log);
  };
}

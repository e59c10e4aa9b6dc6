import type { HeldRow } from '../../../core/control/rows';
import type { World } from '../world';

/** The holds that the table has in truth and that nobody has released. */
export function controlRowsHeld({ state }: World): HeldRow[] {
  const rows = [...state.rows.values()];
  const released = new Set(rows.flatMap((row) => (row.row === 'release' ? [row.id] : [])));
  return rows.filter((row): row is HeldRow => row.row === 'hold' && !released.has(row.id));
}

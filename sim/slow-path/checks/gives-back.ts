import type { ControlRow, Incident } from '../../../core/control/rows';
import type { Check } from './check';

/**
 * A case that ends, or is left to wait, with the writer where it was has given back what it took:
 * no cell stays closed in its name.
 */
export const givesBack: Check = ({ state }, report) => ({
  see: (happening) => {
    if (happening.what !== 'row' || happening.row.row !== 'incident') return;
    const { row, before } = happening;
    if (!isLeft(row) || (isSame(before, row) && isLeft(before))) return;
    for (const cell of state.rows.values()) {
      if (cell.row !== 'cell' || cell.claim?.incident !== row.id) continue;
      if (cell.permit.open || cell.intent !== undefined) continue;
      report(`${row.id} is ${row.outcome ?? 'rejected'} and leaves ${cell.cell} closed`);
    }
  },
});

const isSame = (before: ControlRow | undefined, row: Incident): before is Incident =>
  before?.row === 'incident' && before.id === row.id;

/** Rejected, recovered or aborted: all that ends a case before a candidate was chosen. */
const isLeft = ({ phase, question, outcome }: Incident): boolean =>
  phase === 'awaiting' ? question === undefined : phase === 'closed' && outcome !== 'done';

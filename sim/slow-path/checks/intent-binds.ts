import { automation } from '../../../core/incident/requester';
import type { Check } from './check';

/**
 * A candidate that was chosen is finished: until the role moves nobody forgets it or chooses
 * another one, unless its database was not promoted yet and a person has the case go on without it;
 * and until then the old writer's permit stays closed and as it was.
 */
export const intentBinds: Check = ({ state }, report) => ({
  see: (happening) => {
    if (happening.what !== 'row' || happening.row.row !== 'cell') return;
    const { row, before } = happening;
    if (before?.row !== 'cell' || before.roleEpoch !== row.roleEpoch) return;
    const { intent } = before;
    const isAsked =
      row.intent !== undefined &&
      intent?.promotedAtMs === undefined &&
      [...state.rows.values()].some(
        (open) =>
          open.row === 'incident' &&
          open.id === row.intent?.incident &&
          open.requester !== automation &&
          (open.handedAtMs ?? -Infinity) > (intent?.atMs ?? 0),
      );
    // A second choice, even of the same one, is one too many: by the next it may be another.
    const isChosenAnew =
      row.intent?.candidate !== intent?.candidate || row.intent?.atMs !== intent?.atMs;
    if (intent !== undefined && isChosenAnew && !isAsked) {
      const now = row.intent?.candidate ?? 'nobody';
      report(`${row.cell} was meant for ${intent.candidate} and is chosen anew for ${now}`);
    }
    if (before.permit.open) return;
    if (row.permit.open && before.intent === undefined) return;
    if (row.permit.open || row.permit.validUntilMs !== before.permit.validUntilMs) {
      report(`the permit of ${row.cell} was closed and is renewed all the same`);
    }
  },
});

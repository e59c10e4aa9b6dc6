import { controlOf, isKilled } from '../../../core/control/control';
import type { Check } from './check';

/** A step that was under way when the switch was read goes on to its end. */
const underWayMs = 20_000;

/** The kill switch stops runs: none is opened or taken up, and no permit is closed, while it is on. */
export const killedStaysStill: Check = (_, report) => {
  let onSinceMs: number | undefined;
  return {
    see: ({ atMs, ...happening }) => {
      if (happening.what !== 'row') return;
      const { row, before } = happening;
      if (row.row === 'kill-switch') {
        onSinceMs = isKilled(controlOf([row])) ? (onSinceMs ?? atMs) : undefined;
      }
      if (onSinceMs === undefined || atMs - onSinceMs < underWayMs) return;
      if (row.row === 'incident' && row.lease !== undefined) {
        const same = before?.row === 'incident' && before.epoch === row.epoch;
        if (!same) report(`${row.id} is taken up although the kill switch is on`);
      }
      if (row.row === 'cell' && before?.row === 'cell' && before.permit.open && !row.permit.open) {
        report(`the permit of ${row.cell} is closed although the kill switch is on`);
      }
    },
  };
};

import type { Cell, Incident } from '../../../core/control/rows';
import { automation } from '../../../core/incident/requester';
import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import type { Check } from './check';
import { everySecond } from './check';
import { lingersMs } from './drained-for-cause';
import { TrueSight } from './true-sight';

/**
 * A role moves for a cause and with consent: away from a region that failed, or that a person named;
 * by a person's word where the mode is manual or it has just moved; and from a region that is held,
 * so that it does not come back before it is known to be whole. Consent is asked for before a
 * candidate is chosen: from then on only that one will do.
 */
export const movesWithConsent: Check = (world, report) => {
  const movedAtMs = new Map<string, number>();
  const sight = new TrueSight(world);

  const judgeChoice = (cell: Cell, { incident: id, candidate }: Intent, atMs: number): void => {
    const incident = incidentNamed(id, world);
    if (incident === undefined || incident.breakGlass) return;
    const failing = sight.voicesAgainst(cell.region, () => lingersMs);
    if (incident.requester === automation && failing < world.view.plane.quorum) {
      report(`${cell.region} is to lose ${cell.cell} though only ${failing} others missed it`);
    }
    const agoMs = atMs - (movedAtMs.get(cell.cell) ?? -Infinity);
    const soon = agoMs < ms(world.view.cooldownSeconds);
    if (!soon && world.view.plane.mode !== 'manual') return;
    if (isApproved(incident, { ...cell, candidate })) return;
    const why = soon ? `again after ${(agoMs / 1000).toFixed(0)} s` : 'in manual mode';
    report(`the role of ${cell.cell} goes to ${candidate} ${why} and nobody approved it`);
  };

  return {
    look: everySecond(world, () => {
      sight.look();
    }),
    see: ({ atMs, ...happening }) => {
      if (happening.what !== 'row' || happening.row.row !== 'cell') return;
      const { row, before } = happening;
      if (before?.row !== 'cell') return;
      if (before.intent === undefined && row.intent !== undefined) {
        judgeChoice(row, row.intent, atMs);
      }
      if (before.region === row.region) return;
      movedAtMs.set(row.cell, atMs);
      const incident = incidentNamed(row.movedBy, world);
      if (incident === undefined || wasHeldBy(incident, world)) return;
      report(`${before.region} loses ${row.cell} and is not held`);
    },
  };
};

type Intent = NonNullable<Cell['intent']>;

function incidentNamed(id: string | undefined, { state }: World): Incident | undefined {
  return [...state.rows.values()].find(
    (row): row is Incident => row.row === 'incident' && row.id === id,
  );
}

type Subject = Pick<Incident['approvals'][number], 'cell' | 'candidate' | 'roleEpoch'>;

/** By an approval that was used, or by the answer that stands and is about to be, of this very move. */
function isApproved({ approvals, question, answer }: Incident, move: Subject): boolean {
  const isThis = ({ cell, candidate, roleEpoch }: Subject): boolean =>
    cell === move.cell && candidate === move.candidate && roleEpoch === move.roleEpoch;
  const standing = answer?.approved === true && question?.id === answer.questionId;
  return approvals.some(isThis) || (standing && isThis(question));
}

/** By this incident, whether or not a person has released it since. */
const wasHeldBy = ({ id }: Incident, { state }: World): boolean =>
  [...state.rows.values()].some((row) => row.row === 'hold' && row.by === `incident ${id}`);

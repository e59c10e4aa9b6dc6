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
 * so that it does not come back before it is known to be whole.
 */
export const movesWithConsent: Check = (world, report) => {
  const movedAtMs = new Map<string, number>();
  const sight = new TrueSight(world);
  return {
    look: everySecond(world, () => {
      sight.look();
    }),
    see: ({ atMs, ...happening }) => {
      if (happening.what !== 'row' || happening.row.row !== 'cell') return;
      const { row, before } = happening;
      if (before?.row !== 'cell') return;
      if (before.intent === undefined && row.intent !== undefined) {
        const incident = incidentNamed(row.intent.incident, world);
        const failing = sight.voicesAgainst(row.region, () => lingersMs);
        if (incident?.requester === automation && failing < world.view.plane.quorum) {
          report(`${row.region} is to lose ${row.cell} though only ${failing} others missed it`);
        }
      }
      if (before.region === row.region) return;
      const agoMs = atMs - (movedAtMs.get(row.cell) ?? -Infinity);
      movedAtMs.set(row.cell, atMs);
      const incident = incidentNamed(row.movedBy, world);
      if (incident === undefined) return;
      const manual = world.view.plane.mode === 'manual';
      const soon = agoMs < ms(world.view.cooldownSeconds);
      if (
        (soon || manual) &&
        !incident.breakGlass &&
        !isApproved(incident, row, before.roleEpoch)
      ) {
        const why = soon ? `again after ${(agoMs / 1000).toFixed(0)} s` : 'in manual mode';
        report(`the role of ${row.cell} moves ${why} and nobody approved it`);
      }
      if (!wasHeldBy(incident, world)) report(`${before.region} loses ${row.cell} and is not held`);
    },
  };
};

function incidentNamed(id: string | undefined, { state }: World): Incident | undefined {
  return [...state.rows.values()].find(
    (row): row is Incident => row.row === 'incident' && row.id === id,
  );
}

type Subject = Pick<Incident['approvals'][number], 'cell' | 'candidate' | 'roleEpoch'>;

/** By an approval that was used, or by the answer that stands and is about to be, of this very move. */
function isApproved(
  { approvals, question, answer }: Incident,
  { cell, region: candidate }: Cell,
  roleEpoch: number,
): boolean {
  const isThis = (given: Subject): boolean =>
    given.cell === cell && given.candidate === candidate && given.roleEpoch === roleEpoch;
  const standing = answer?.approved === true && question?.id === answer.questionId;
  return approvals.some(isThis) || (standing && isThis(question));
}

/** By this incident, whether or not a person has released it since. */
const wasHeldBy = ({ id }: Incident, { state }: World): boolean =>
  [...state.rows.values()].some((row) => row.row === 'hold' && row.by === `incident ${id}`);

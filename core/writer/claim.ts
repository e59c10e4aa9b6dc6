import type { Control } from '../control/control';
import { incidentsOf } from '../control/control';
import type { Cell, Draft } from '../control/rows';
import { without } from '../control/without';
import { isFenced } from './permit';
import type { ControlView } from '../topology/control-view';
import { databaseOf, ms } from '../topology/control-view';

/** Which run acts: its incident and the epoch under which it took the lease. */
export type Actor = { readonly incident: string; readonly epoch: number };

export const isClaimedBy = ({ claim }: Cell, { incident, epoch }: Actor): boolean =>
  claim?.incident === incident && claim.epoch === epoch;

/**
 * The cell in this run's hands, or undefined where another live incident, or a newer run of the
 * same one, has it. Every later write to the cell is made under the claim and raises its step.
 */
export function claimed(cell: Cell, actor: Actor, control: Control): Draft<Cell> | undefined {
  const { claim } = cell;
  const free =
    claim === undefined ||
    (claim.incident === actor.incident
      ? claim.epoch < actor.epoch
      : !isOpen(claim.incident, control));
  return free ? { ...cell, claim: { ...actor, step: (claim?.step ?? 0) + 1 } } : undefined;
}

const isOpen = (id: string, control: Control): boolean =>
  incidentsOf(control).some((incident) => incident.id === id && incident.phase !== 'closed');

/** The next version of a cell under its claim. Refused where the claim is somebody else's. */
function underClaim(cell: Cell, actor: Actor, change: Partial<Cell>): Draft<Cell> {
  if (cell.claim === undefined || !isClaimedBy(cell, actor)) {
    const by = cell.claim === undefined ? 'nobody' : `${cell.claim.incident}/${cell.claim.epoch}`;
    throw new Error(`cell ${cell.cell} is claimed by ${by}, not by ${actor.incident}`);
  }
  return { ...cell, ...change, claim: { ...cell.claim, step: cell.claim.step + 1 } };
}

/** The permit closed: from now on no renewal is granted. */
export const closed = (cell: Cell, actor: Actor): Draft<Cell> =>
  underClaim(cell, actor, { permit: { ...cell.permit, open: false } });

/** The candidate chosen: whoever acts on this cell next finishes this one. */
export const intended = (cell: Cell, actor: Actor, candidate: string, nowMs: number): Draft<Cell> =>
  underClaim(cell, actor, {
    intent: { incident: actor.incident, candidate, roleEpoch: cell.roleEpoch, atMs: nowMs },
  });

/** The candidate's database accepts writes: what was still missing before the role can follow. */
export function promoted(cell: Cell, actor: Actor, nowMs: number): Draft<Cell> {
  const { intent } = cell;
  if (intent === undefined) throw new Error(`no candidate was chosen for cell ${cell.cell}`);
  return underClaim(cell, actor, { intent: { ...intent, promotedAtMs: nowMs } });
}

/** The permit as its region had it before the fence; nothing is left of the attempt. */
export function reopened(cell: Cell, actor: Actor): Draft<Cell> {
  const free = without(underClaim(cell, actor, {}), 'claim', 'intent');
  return { ...free, permit: { ...cell.permit, open: true } };
}

/**
 * Whether a run that is over has left the cell closed: one that stood still between reading and
 * writing may still claim a free cell, long after others have ended its incident. Nobody works on
 * the cell then, and nobody may write to it.
 */
export const isAbandoned = ({ claim, intent, permit }: Cell, control: Control): boolean =>
  claim !== undefined && intent === undefined && !permit.open && !isOpen(claim.incident, control);

/** The permit as it was before a run that is over closed it. */
export const freed = (cell: Cell): Draft<Cell> => ({
  ...without(cell, 'claim'),
  permit: { ...cell.permit, open: true },
});

/** What speaks against moving the role in one write, or undefined where nothing does. */
export function obstacleToFlip(
  cell: Cell,
  actor: Actor,
  nowMs: number,
  view: ControlView,
): string | undefined {
  if (!isClaimedBy(cell, actor)) return `cell ${cell.cell} is claimed by another run`;
  if (cell.intent === undefined) return `no candidate was chosen for cell ${cell.cell}`;
  if (cell.intent.roleEpoch !== cell.roleEpoch) {
    return `the role moved to ${cell.region} since ${cell.intent.candidate} was chosen`;
  }
  if (!isFenced(cell, nowMs, view)) return `${cell.region} may still be writing to ${cell.cell}`;
  if (databaseOf(view, cell.cell) !== undefined && cell.intent.promotedAtMs === undefined) {
    return `the database of ${cell.cell} does not accept writes in ${cell.intent.candidate} yet`;
  }
  return undefined;
}

/** The role moved, the permit open for its new region, claim and intent gone: all in one write. */
export function flipped(cell: Cell, nowMs: number, view: ControlView): Draft<Cell> {
  const { intent } = cell;
  if (intent === undefined) throw new Error(`no candidate was chosen for cell ${cell.cell}`);
  return {
    ...without(cell, 'claim', 'intent'),
    region: intent.candidate,
    roleEpoch: cell.roleEpoch + 1,
    movedAtMs: nowMs,
    movedBy: intent.incident,
    permit: { open: true, validUntilMs: nowMs + ms(view.writer.permitSeconds) },
  };
}

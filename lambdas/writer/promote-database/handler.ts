import type { Cell } from '../../../core/control/rows';
import { StoreRefused } from '../../../core/data/store-refused';
import { failedThroughout } from '../../../core/incident/sight';
import { databaseOf, ms } from '../../../core/topology/control-view';
import { isClaimedBy, promoted } from '../../../core/writer/claim';
import { isFenced } from '../../../core/writer/permit';
import type { Place } from '../../incident/run';
import { factOf } from '../../incident/run';
import type { StoreView, Stores } from '../../ports';
import type { CellEnded, CellPorts, CellScene } from '../cell-step';
import { actorOf, onCell, writeCell } from '../cell-step';

export type DatabasePorts = CellPorts & { readonly databases: Stores };

export type Promotion =
  | CellEnded
  | { readonly outcome: 'promoted' }
  | { readonly outcome: 'promoting' | 'stuck'; readonly because: string };

/**
 * Lets the candidate's database accept writes. It cannot be undone, so it is asked for only under
 * the claim, for the candidate that was written down, once the old writer is fenced; and by a
 * function whose time-out is shorter than the lease it has just renewed, so that a newer run knows
 * that no such call is still to come. Called again it finds out how far it is.
 */
export const promoteDatabase =
  (ports: DatabasePorts, place: Place) =>
  (event: unknown): Promise<Promotion> =>
    onCell(event, ports, place, async (scene): Promise<Promotion> => {
      const { cell, nowMs } = scene;
      if (!isClaimedBy(cell, actorOf(scene))) {
        return { outcome: 'superseded', because: `another run has claimed cell ${cell.cell}` };
      }
      const { intent } = cell;
      if (intent === undefined) {
        return { outcome: 'stuck', because: `no candidate was chosen for cell ${cell.cell}` };
      }
      if (databaseOf(place.view, cell.cell) === undefined) return { outcome: 'promoted' };
      if (intent.promotedAtMs !== undefined) return { outcome: 'promoted' };
      if (!isFenced(cell, nowMs, place.view)) {
        return stillWaiting(scene, place, `${cell.region} may still be writing to ${cell.cell}`);
      }
      return advance(scene, intent.candidate, ports, place);
    });

async function advance(
  scene: CellScene,
  candidate: string,
  ports: DatabasePorts,
  place: Place,
): Promise<Promotion> {
  const { cell: name } = scene.cell;
  const seen = await ports.databases.describe(name, candidate).catch((error: unknown) => {
    return `the database API of ${candidate} cannot be asked: ${String(error)}`;
  });
  if (typeof seen === 'string') return stillWaiting(scene, place, seen);
  if (isDone(seen, candidate)) return record(scene, candidate, ports, place);
  if (seen.busy !== undefined) {
    return stillWaiting(scene, place, `the database of ${name} is ${seen.busy}`);
  }
  const text = `the database of ${name} is to accept writes in ${candidate}, with what has reached it`;
  const details = { seen, replicated: seen.readers.includes(candidate) };
  const fact = { kind: 'DatabasePromotion', about: name, text, details } as const;
  await ports.tell(factOf(scene, place, scene.nowMs, fact));
  // A drill has asked whether it could be done, and goes on as if it had been.
  if (scene.incident.drill) return record(scene, candidate, ports, place);
  const refused = await ports.databases.promote(name, candidate).catch((error: unknown) => {
    if (error instanceof StoreRefused) return error.message;
    throw error;
  });
  const because = refused ?? `the database of ${name} begins to accept writes in ${candidate}`;
  return stillWaiting(scene, place, because);
}

const isDone = ({ writer, busy }: StoreView, candidate: string): boolean =>
  writer === candidate && busy === undefined;

async function record(
  scene: CellScene,
  candidate: string,
  ports: DatabasePorts,
  place: Place,
): Promise<Promotion> {
  const { cell, nowMs } = scene;
  const text = `the database of ${cell.cell} accepts writes in ${candidate}`;
  const fact = { kind: 'DatabasePromoted', about: cell.cell, text } as const;
  await ports.tell(factOf(scene, place, nowMs, fact));
  await writeCell(cell, promoted(cell, actorOf(scene), nowMs), ports);
  return { outcome: 'promoted' };
}

/**
 * On its way; or past all patience, or the candidate is lost as well: then a person decides, and
 * the candidate stays the same until they do.
 */
function stillWaiting(scene: CellScene, { view }: Place, because: string): Promotion {
  const { cell, incident, sight, nowMs } = scene;
  const sinceMs = Math.max(startedAtMs(cell), incident.changedAtMs);
  const candidate = cell.intent?.candidate ?? '';
  const isLost = failedThroughout(candidate, ms(view.writer.confirmSeconds), sight, view.plane);
  if (isLost) return { outcome: 'stuck', because: `${candidate} is lost as well: ${because}` };
  const isLate = nowMs - sinceMs > ms(view.writer.promoteSeconds);
  return { outcome: isLate ? 'stuck' : 'promoting', because };
}

const startedAtMs = ({ intent }: Cell): number => intent?.atMs ?? 0;

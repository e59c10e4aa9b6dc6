import { cellsOf, holdsOf } from '../../../core/control/control';
import { claimed, isClaimedBy, reopened } from '../../../core/writer/claim';
import type { NotMine, Place, Scene, StepPorts } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';
import { actorOf, writeCell } from '../cell-step';
import { heldBy } from '../place-hold/handler';

/**
 * Gives back what was taken before a candidate was chosen: the permit, the claim and the hold of
 * this incident. A cell whose candidate is chosen goes forward and is not touched; where another
 * cell's role has moved already, the hold stays.
 */
export const reopenPermit =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'reopened' } | NotMine> =>
    asOwner(event, ports, place, async (scene) => {
      await reopenCells(scene, ports, place);
      await releaseHold(scene, ports, place);
      return { outcome: 'reopened' as const };
    });

async function reopenCells(scene: Scene, ports: StepPorts, place: Place): Promise<void> {
  const { control, incident, nowMs } = scene;
  const actor = actorOf(scene);
  const touched = cellsOf(control).filter(
    ({ claim, intent }) => claim?.incident === incident.id && intent === undefined,
  );
  for (const cell of touched) {
    const next = isClaimedBy(cell, actor) ? undefined : claimed(cell, actor, control);
    const mine = next === undefined ? cell : await writeCell(cell, next, ports);
    const about = cell.cell;
    const text = `${cell.region} may renew its permit for ${about} again`;
    await ports.tell(factOf(scene, place, nowMs, { kind: 'PermitReopened', about, text }));
    await writeCell(mine, reopened(mine, actor), ports);
  }
}

async function releaseHold(scene: Scene, ports: StepPorts, place: Place): Promise<void> {
  const { control, incident, nowMs } = scene;
  const by = heldBy(incident);
  const hold = holdsOf(control).find((held) => held.by === by);
  const hasMoved = cellsOf(control).some(({ movedBy }) => movedBy === incident.id);
  if (hold === undefined || hasMoved) return;
  const reason = 'the writer stays where it was';
  const text = `${hold.region} is released: ${reason}`;
  const about = hold.region;
  await ports.tell(factOf(scene, place, nowMs, { kind: 'HoldReleased', about, text }));
  await ports.control.replace(undefined, { row: 'release', id: hold.id, by, reason, atMs: nowMs });
}

import { flipped, isClaimedBy, obstacleToFlip } from '../../../core/writer/claim';
import type { Place } from '../../incident/run';
import { factOf } from '../../incident/run';
import type { CellEnded, CellPorts } from '../cell-step';
import { actorOf, onCell, writeCell } from '../cell-step';

export type Flip =
  | CellEnded
  | { readonly outcome: 'flipped'; readonly roleEpoch: number }
  | { readonly outcome: 'early'; readonly because: string };

/**
 * Moves the role in one write: the new region, its permit, and the end of claim and intent stand
 * together or not at all.
 */
export const flipPrimary =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<Flip> =>
    onCell(event, ports, place, async (scene): Promise<Flip> => {
      const { cell, nowMs } = scene;
      const actor = actorOf(scene);
      if (!isClaimedBy(cell, actor)) {
        return { outcome: 'superseded', because: `another run has claimed cell ${cell.cell}` };
      }
      const because = obstacleToFlip(cell, actor, nowMs, place.view);
      if (because !== undefined) return { outcome: 'early', because };
      const next = flipped(cell, nowMs, place.view);
      const text = `${next.region} writes ${cell.cell} from role epoch ${next.roleEpoch} on`;
      await ports.tell(factOf(scene, place, nowMs, { kind: 'RoleMoved', about: cell.cell, text }));
      const { roleEpoch } = await writeCell(cell, next, ports);
      return { outcome: 'flipped', roleEpoch };
    });

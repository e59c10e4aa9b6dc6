import { closed } from '../../../core/writer/claim';
import { isFenced, silentFromMs } from '../../../core/writer/permit';
import type { Place } from '../../incident/run';
import { factOf } from '../../incident/run';
import type { CellEnded, CellPorts } from '../cell-step';
import { actorOf, claimCell, onCell, writeCell } from '../cell-step';

export type Fenced =
  | CellEnded
  /** Closed; from `silentFrom` on nobody can be writing under it, by anybody's clock. */
  | { readonly outcome: 'closed' | 'silent'; readonly silentFrom: string };

/**
 * Claims the cell and closes the writer's permit: no renewal is granted from here on. Called again,
 * it says whether the writer has fallen silent.
 */
export const fenceWriter =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<Fenced> =>
    onCell(event, ports, place, async (scene): Promise<Fenced> => {
      const { cell: name } = scene.cell;
      const cell = await claimCell(scene, ports);
      if (cell === undefined) {
        return { outcome: 'superseded', because: `another run has claimed cell ${name}` };
      }
      const text = `the permit of ${cell.region} for ${name} is closed`;
      const fact = { kind: 'PermitClosed', about: name, text } as const;
      if (cell.permit.open) await ports.tell(factOf(scene, place, scene.nowMs, fact));
      const shut = cell.permit.open
        ? await writeCell(cell, closed(cell, actorOf(scene)), ports)
        : cell;
      const silentFrom = new Date(silentFromMs(shut, place.view)).toISOString();
      const outcome = isFenced(shut, scene.nowMs, place.view) ? 'silent' : 'closed';
      return { outcome, silentFrom };
    });

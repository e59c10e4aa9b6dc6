import * as z from 'zod';
import { cellNamed } from '../../core/control/control';
import type { Cell, Draft } from '../../core/control/rows';
import type { Sight } from '../../core/incident/sight';
import { isRecovered } from '../../core/incident/recovery';
import { claimed, isClaimedBy } from '../../core/writer/claim';
import type { NotMine, Place, Scene, StepPorts } from '../incident/run';
import { asOwner } from '../incident/run';
import type { ReadSight } from '../ports';

export const cellEventSchema = z.object({ cell: z.string().min(1) });

export type CellPorts = StepPorts & { readonly readSight: ReadSight };

/** A scene about one cell. */
export type CellScene = Scene & { readonly cell: Cell; readonly sight: Sight };

/** What ends a cell's part of the run before its step has done anything. */
export type CellEnded =
  | NotMine
  | { readonly outcome: 'recovered'; readonly because: string }
  | { readonly outcome: 'settled'; readonly because: string };

/**
 * Runs a step on one cell as the owner of its incident. A cell whose role has left the region is
 * settled; a region that is back before anything was begun ends the run as recovered.
 */
export function onCell<T>(
  event: unknown,
  ports: CellPorts,
  place: Place,
  act: (scene: CellScene) => Promise<T>,
): Promise<T | CellEnded> {
  const { cell: name } = cellEventSchema.parse(event);
  return asOwner(event, ports, place, async (scene): Promise<T | CellEnded> => {
    const { incident, control } = scene;
    const cell = cellNamed(control, name);
    if (cell === undefined) throw new Error(`no cell ${name}; the reconciler writes its first row`);
    if (cell.region !== incident.region) {
      return { outcome: 'settled', because: `${cell.region} writes ${name}` };
    }
    const sight = await ports.readSight();
    if (isRecovered(incident, control, sight, place.view)) {
      return { outcome: 'recovered', because: `${incident.region} is healthy again` };
    }
    return act({ ...scene, cell, sight });
  });
}

export const actorOf = ({ run, incident }: Scene) => ({ incident: incident.id, epoch: run.epoch });

/** The cell under this run's claim; undefined where another run has it and is alive. */
export async function claimCell(scene: CellScene, ports: StepPorts): Promise<Cell | undefined> {
  const { cell, control } = scene;
  const actor = actorOf(scene);
  if (isClaimedBy(cell, actor)) return cell;
  const next = claimed(cell, actor, control);
  if (next === undefined) return undefined;
  return writeCell(cell, next, ports);
}

/** The cell as written; throws where somebody else was faster, and the step is run again. */
export async function writeCell(
  before: Cell,
  next: Draft<Cell>,
  { control }: Pick<StepPorts, 'control'>,
): Promise<Cell> {
  if (await control.replace(before, next)) return { ...next, version: before.version + 1 };
  throw new Error(`cell ${before.cell} was written by another; read it again`);
}

import { cellNamed } from '../../../core/control/control';
import { StoreRefused } from '../../../core/data/store-refused';
import { isRecovered } from '../../../core/incident/recovery';
import { judgeLoss } from '../../../core/incident/writer-loss';
import { ms } from '../../../core/topology/control-view';
import { nextCache } from '../../../core/writer/next-cache';
import type { NotMine, Place, Scene } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';
import type { Stores } from '../../ports';
import type { CellPorts, CellScene } from '../cell-step';
import { cellEventSchema } from '../cell-step';

export type CachePorts = CellPorts & { readonly caches: Stores };

export type CacheMove =
  | NotMine
  /** The cache is written elsewhere, or it was not lost. */
  | { readonly outcome: 'moved'; readonly because: string }
  | { readonly outcome: 'waiting'; readonly because: string }
  /** Nothing more is done about it by this run. */
  | { readonly outcome: 'left'; readonly because: string };

/**
 * Lets another region's copy of a cell's cache be written to. Sessions need no fence: this goes on
 * beside the writer's move, once the loss is sure and nobody has to be asked. What cannot be moved
 * is told and left, because nothing of the writer waits for it.
 */
export const promoteCache =
  (ports: CachePorts, place: Place) =>
  (event: unknown): Promise<CacheMove> => {
    const { cell: name } = cellEventSchema.parse(event);
    return asOwner(event, ports, place, async (scene): Promise<CacheMove> => {
      const cell = cellNamed(scene.control, name);
      if (cell === undefined) return { outcome: 'left', because: `there is no cell ${name}` };
      const sight = await ports.readSight();
      const all = { ...scene, cell, sight };
      const wait = reasonToWait(all, place);
      if (wait !== undefined) return wait;
      const to = nextCache(cell, scene.incident.region, all, place.view);
      if (to === undefined) {
        return leave(
          all,
          ports,
          place,
          `no other copy of the cache of ${name} could be written to`,
        );
      }
      return advance(all, to, ports, place);
    });
  };

/** Once the role has left the region, or its heir is chosen, nothing is judged any more. */
function reasonToWait(scene: CellScene, { view }: Place): CacheMove | undefined {
  const { cell, incident, control, sight } = scene;
  const copies = view.cells.find(({ name }) => name === cell.cell)?.cache ?? [];
  if (copies[0] === undefined) {
    return { outcome: 'moved', because: `${cell.cell} has no cache in another region` };
  }
  if (cell.movedBy === incident.id || cell.intent?.incident === incident.id) return undefined;
  if (cell.region !== incident.region) {
    return { outcome: 'moved', because: `${cell.region} writes ${cell.cell}` };
  }
  if (isRecovered(incident, control, sight, view)) {
    return { outcome: 'left', because: `${incident.region} is healthy again` };
  }
  const loss = judgeLoss(scene, view);
  if (loss.outcome === 'lost') return undefined;
  if (loss.outcome === 'ask') return { outcome: 'left', because: 'a person is asked first' };
  return { outcome: loss.outcome === 'waiting' ? 'waiting' : 'left', because: loss.because };
}

async function advance(
  scene: CellScene,
  to: string,
  ports: CachePorts,
  place: Place,
): Promise<CacheMove> {
  const { cell: name } = scene.cell;
  const seen = await ports.caches.describe(name, to).catch((error: unknown) => {
    return `the cache API of ${to} cannot be asked: ${String(error)}`;
  });
  if (typeof seen === 'string') return stillWaiting(scene, ports, place, seen);
  if (seen.busy !== undefined) {
    return stillWaiting(scene, ports, place, `the cache of ${name} is ${seen.busy}`);
  }
  if (seen.writer !== undefined && seen.writer !== scene.incident.region) {
    const text = `the cache of ${name} is written in ${seen.writer}`;
    await ports.tell(factOf(scene, place, scene.nowMs, { kind: 'CacheMoved', about: name, text }));
    return { outcome: 'moved', because: text };
  }
  const text = `the cache of ${name} is to be written in ${to}`;
  await ports.tell(factOf(scene, place, scene.nowMs, { kind: 'CacheMove', about: name, text }));
  if (scene.incident.drill) return { outcome: 'moved', because: text };
  const refused = await ports.caches.promote(name, to).catch((error: unknown) => {
    if (error instanceof StoreRefused) return error.message;
    throw error;
  });
  return stillWaiting(scene, ports, place, refused ?? text);
}

function stillWaiting(
  scene: CellScene,
  ports: CachePorts,
  place: Place,
  because: string,
): Promise<CacheMove> | CacheMove {
  const isLate = scene.nowMs - scene.incident.changedAtMs > ms(place.view.cacheSeconds);
  return isLate ? leave(scene, ports, place, because) : { outcome: 'waiting', because };
}

/** Somebody should look at it in the morning: sessions begin anew meanwhile. */
async function leave(
  scene: Scene & Pick<CellScene, 'cell'>,
  ports: CachePorts,
  place: Place,
  because: string,
): Promise<CacheMove> {
  const about = scene.cell.cell;
  const text = `the cache of ${about} stays where it was: ${because}`;
  const fact = { kind: 'OperatorPaged', about, text, severity: 'notice' } as const;
  await ports.tell(factOf(scene, place, scene.nowMs, fact));
  return { outcome: 'left', because: text };
}

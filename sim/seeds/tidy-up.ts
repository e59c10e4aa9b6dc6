import type { Incident } from '../../core/control/rows';
import { perform } from '../slow-path/act';
import type { World } from '../slow-path/world';

/** What people do while it goes on, each time they look: half of them answer what is asked. */
export async function answerSome(world: World, approving: number): Promise<void> {
  for (const incident of incidentsOf(world)) {
    if (!isAsking(incident) || world.chance() < 0.5) continue;
    // Whoever cannot reach the table says it the next time.
    await answer(incident, world, approving).catch(() => undefined);
  }
}

/**
 * What people do once the day is over, each time they look: they answer what is asked, give back
 * what was left to them, release what is held, and let automation work again.
 */
export async function tidyUp(world: World, approving: number): Promise<void> {
  const { people, view } = world;
  if (await people.isKilled()) await perform({ do: 'kill-switch-off', by: 'ben' }, world);
  for (const incident of incidentsOf(world)) {
    const { phase } = incident;
    if (isAsking(incident)) await answer(incident, world, approving);
    else if (phase === 'escalated' || phase === 'awaiting') await giveBack(incident, world);
  }
  for (const region of view.plane.regions) {
    const held = [...world.stores.values()].some((store) =>
      store.planeRows().holds.some((hold) => hold.region === region),
    );
    if (held) await perform({ do: 'release', region, by: 'ben' }, world);
  }
}

const incidentsOf = ({ state }: World): Incident[] =>
  [...state.rows.values()].flatMap((row) => (row.row === 'incident' ? [row] : []));

const isAsking = ({ phase, question, answer }: Incident): boolean =>
  phase === 'awaiting' && question !== undefined && answer?.questionId !== question.id;

function answer({ region, drill }: Incident, world: World, approving: number): Promise<void> {
  const act = world.chance() < approving ? 'approve' : 'reject';
  return perform({ do: act, region, by: 'ben', drill }, world);
}

const giveBack = ({ region, drill }: Incident, world: World): Promise<void> =>
  perform({ do: 'give-back', region, by: 'ben', drill }, world);

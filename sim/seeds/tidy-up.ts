import { perform } from '../slow-path/act';
import type { World } from '../slow-path/world';

/**
 * What people do once the day is over, each time they look: they answer what is asked, give back
 * what was left to them, release what is held, and let automation work again.
 */
export async function tidyUp(world: World, approving: number): Promise<void> {
  const { people, state, chance, view } = world;
  if (await people.isKilled()) await perform({ do: 'kill-switch-off', by: 'ben' }, world);
  for (const row of [...state.rows.values()]) {
    if (row.row !== 'incident') continue;
    const { region, phase, question, answer, drill } = row;
    if (phase === 'escalated') await perform({ do: 'give-back', region, by: 'ben', drill }, world);
    if (phase !== 'awaiting') continue;
    const asked = question !== undefined && answer?.questionId !== question.id;
    const approve = chance() < approving;
    const act = !asked ? 'give-back' : approve ? 'approve' : 'reject';
    await perform({ do: act, region, by: 'ben', drill }, world);
  }
  for (const region of view.plane.regions) {
    const held = [...world.stores.values()].some((store) =>
      store.planeRows().holds.some((hold) => hold.region === region),
    );
    if (held) await perform({ do: 'release', region, by: 'ben' }, world);
  }
}

import { automation } from '../../../core/incident/requester';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { failsEverybody } from './out-in-time';

/** A majority that sees a region well for a moment has to count ten good answers first. */
const seenWellMs = 15_000;

/** A region that has been lost all the while, and writes nothing any more, is no news. */
export const opensOnce: Check = (world, report) => {
  const lately = new Lately(world);
  return {
    look: everySecond(world, () => {
      for (const region of world.view.plane.regions) {
        if (!failsEverybody(region, world)) lately.note(`${region} answers`);
      }
    }),
    see: (happening) => {
      if (happening.what !== 'row' || happening.row.row !== 'incident') return;
      const { row, before } = happening;
      if (before?.row !== 'incident' || before.id === row.id) return;
      if (row.kind !== 'failover' || row.drill || row.requester !== automation) return;
      const { region } = row;
      const writes = [...world.state.rows.values()].some(
        (cell) => cell.row === 'cell' && cell.region === region,
      );
      const closedAgoMs = world.clock.now() - before.changedAtMs;
      if (writes || lately.agoMs(`${region} answers`) < closedAgoMs + seenWellMs) return;
      report(`${row.id} is opened though ${region} was lost all the while since ${before.id}`);
    },
  };
};

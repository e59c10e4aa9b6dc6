import { ableRegions, disturbed, hasQuorum } from './able';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { controlRowsHeld } from './held-rows';

/** A turn of every reconciler, a read of every endpoint, a question of every checker, and more. */
const inForceMs = 45_000;

/** Whoever was in trouble is itself again after so long: two starts may lie 119 s apart. */
const convalescenceMs = 125_000;

/** A hold that the table has is in force at the gate, however it came there, until it is released. */
export const heldStaysOut: Check = (world, report) => {
  const lately = new Lately(world);
  const { regions, quorum } = world.view.plane;
  return {
    see: (happening) => {
      if (happening.what === 'row' && happening.row.row === 'hold') lately.note(happening.row.id);
    },
    look: everySecond(world, () => {
      const able = ableRegions(world);
      for (const region of regions) if (!able.includes(region)) lately.note(`${region} is ill`);
      if (!hasQuorum(world) || disturbed(world)) lately.note('the world is disturbed');
      if (lately.agoMs('the world is disturbed') < inForceMs) return;
      for (const { id, region } of controlRowsHeld(world)) {
        const voters = regions.filter(
          (voter) => voter !== region && lately.agoMs(`${voter} is ill`) > convalescenceMs,
        );
        if (voters.length < quorum) continue;
        if (!world.dns.isAdmitted(region) || lately.agoMs(id) < inForceMs) continue;
        lately.note(id);
        report(`${region} is held and admitted all the same`);
      }
    }),
  };
};

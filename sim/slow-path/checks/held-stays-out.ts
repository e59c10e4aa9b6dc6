import type { Check } from './check';
import { everySecond, Lately } from './check';
import { Convalescence } from './convalescence';
import { controlRowsHeld } from './held-rows';

/** A turn of every reconciler, a read of every endpoint, a question of every checker, and more. */
const inForceMs = 45_000;

/** A hold that the table has is in force at the gate, however it came there, until it is released. */
export const heldStaysOut: Check = (world, report) => {
  const lately = new Lately(world);
  const health = new Convalescence(world);
  const { regions, quorum } = world.view.plane;
  return {
    see: (happening) => {
      if (happening.what === 'row' && happening.row.row === 'hold') lately.note(happening.row.id);
    },
    look: everySecond(world, () => {
      health.look();
      if (health.calmMs() < inForceMs) return;
      for (const { id, region } of controlRowsHeld(world)) {
        const voters = regions.filter((voter) => voter !== region && health.isWell(voter));
        if (voters.length < quorum) continue;
        if (!world.dns.isAdmitted(region) || lately.agoMs(id) < inForceMs) continue;
        lately.note(id);
        report(`${region} is held and admitted all the same`);
      }
    }),
  };
};

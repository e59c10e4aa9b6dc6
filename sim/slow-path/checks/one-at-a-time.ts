import type { Check } from './check';
import { everySecond, Lately } from './check';
import { heldRegions } from './drained-for-cause';
import { failsEverybody } from './out-in-time';

/** By then every observer has called a failed region failed, and votes from before have counted. */
const knownMs = 30_000;

/**
 * While one region has failed and is not drained, nobody is: two at once is a question for a
 * person. A gate that closes for a hold is a person's word.
 */
export const oneAtATime: Check = (world, report) => {
  const lately = new Lately(world);
  const { regions } = world.view.plane;
  return {
    look: everySecond(world, () => {
      for (const held of heldRegions(world)) lately.note(`${held} held`);
      for (const region of regions) {
        const undrained = failsEverybody(region, world) && world.dns.isAdmitted(region);
        if (!undrained) lately.note(`${region} is well or drained`);
      }
    }),
    see: (happening) => {
      if (happening.what !== 'gate' || happening.open) return;
      const { region } = happening;
      if (lately.agoMs(`${region} held`) < knownMs) return;
      const other = regions.find(
        (one) => one !== region && lately.agoMs(`${one} is well or drained`) > knownMs,
      );
      if (other === undefined) return;
      report(`${region} is drained while ${other} has failed and is not`);
    },
  };
};

import { hasBlinked } from './able';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { failsEverybody } from './out-in-time';

/** By then every observer has called a failed region failed, and votes from before have counted. */
const knownMs = 30_000;

/** While one region has failed and is not drained, nobody votes about another: two are a question. */
export const oneAtATime: Check = (world, report) => {
  const lately = new Lately(world);
  const { regions } = world.view.plane;
  return {
    look: everySecond(world, (nowMs) => {
      for (const region of regions) {
        const site = world.site(region);
        const watches = site.up && !site.ice.isFrozen && !hasBlinked(site, nowMs);
        if (!watches) lately.note(`${region} does not watch`);
        const undrained = failsEverybody(region, world) && world.dns.isAdmitted(region);
        if (!undrained) lately.note(`${region} is well or drained`);
      }
    }),
    see: (happening) => {
      if (happening.what !== 'vote' || happening.change.kind !== 'VoteCast') return;
      const { observer, target } = happening.change;
      if (lately.agoMs(`${observer} does not watch`) <= knownMs) return;
      const other = regions.find(
        (one) =>
          one !== target && one !== observer && lately.agoMs(`${one} is well or drained`) > knownMs,
      );
      if (other === undefined) return;
      report(`${observer} votes about ${target} while ${other} has failed and is not drained`);
    },
  };
};

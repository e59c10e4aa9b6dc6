import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import type { Check } from './check';
import { TrueSight } from './true-sight';

/** A vote falls after ten good answers; its reader, its checkers and their sum follow it. */
const lingersMs = 60_000;

/**
 * A gate closes only for a region that a quorum of the others could not reach a moment ago, or that
 * somebody holds, and never for the last healthy member of a weighted group.
 */
export const drainedForCause: Check = (world, report) => {
  const sight = new TrueSight(world);
  const { plane } = world.view;
  const heldAtMs = new Map<string, number>();
  // The vote of an observer that stands still is served for as long as it counts as the truth.
  const frozenAtMs = new Map<string, number>();
  let lookedAtMs = -Infinity;
  const since = (moments: ReadonlyMap<string, number>, region: string): number =>
    world.clock.now() - (moments.get(region) ?? -Infinity);
  const withinMs = (observer: string): number =>
    since(frozenAtMs, observer) <= 2 * ms(plane.truthSeconds)
      ? ms(plane.truthSeconds) + lingersMs
      : lingersMs;
  return {
    look: () => {
      const nowMs = world.clock.now();
      if (nowMs - lookedAtMs < 1_000) return;
      lookedAtMs = nowMs;
      sight.look();
      for (const held of heldRegions(world)) heldAtMs.set(held, nowMs);
      for (const region of plane.regions) {
        if (world.site(region).ice.isFrozen) frozenAtMs.set(region, nowMs);
      }
    },
    see: (happening) => {
      if (happening.what !== 'gate' || happening.open) return;
      const { region } = happening;
      if (heldRegions(world).has(region) || since(heldAtMs, region) < lingersMs) return;
      const against = sight.voicesAgainst(region, withinMs);
      if (against < plane.quorum) {
        report(`${region} is drained though only ${against} others could not reach it, or lied`);
      }
      for (const group of plane.groups) {
        if (!group.includes(region) || !sight.isWell(region)) continue;
        const rest = group.filter((member) => member !== region);
        if (rest.some((member) => sight.isWell(member) && world.dns.isAdmitted(member))) continue;
        report(`${region} is drained, the last healthy one of ${group.join(', ')}`);
      }
    },
  };
};

/** Regions that somebody holds, by the word of any region or of the table. */
export function heldRegions({ stores }: World): Set<string> {
  return new Set(
    [...stores.values()].flatMap((store) => store.planeRows().holds.map(({ region }) => region)),
  );
}

import { ms } from '../../../core/topology/control-view';
import { outside } from '../network';
import type { World } from '../world';
import { servesUsers } from './able';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { TrueSight } from './true-sight';

/** A vote falls after ten good answers; its reader, its checkers and their sum follow it. */
export const lingersMs = 60_000;

/** From the last good answer that a voter counted to the gate that closes by its vote. */
const trustedMs = 30_000;

/** Voters let a region in again after ten good answers; its gate and DNS follow them. */
const trustedAgainMs = 15_000;

/**
 * A gate closes only for a region that a quorum of the others could not reach a moment ago, or that
 * somebody holds; and never while nobody else of one of its groups could take its users: Route 53
 * would send them to everybody then, whoever is drained or held.
 */
export const drainedForCause: Check = (world, report) => {
  const sight = new TrueSight(world);
  const lately = new Lately(world);
  const { regions, groups, quorum, truthSeconds } = world.view.plane;
  // The vote of an observer that stands still is served for as long as it counts as the truth.
  const withinMs = (observer: string): number =>
    lately.agoMs(`${observer} frozen`) <= 2 * ms(truthSeconds)
      ? ms(truthSeconds) + lingersMs
      : lingersMs;
  const takesUsers = (region: string): boolean => {
    const trusted =
      world.dns.isAdmitted(region) || lately.agoMs(`${region} fails`) > trustedAgainMs;
    return servesUsers(region, world) && trusted && !heldRegions(world).has(region);
  };
  return {
    look: everySecond(world, () => {
      sight.look();
      for (const held of heldRegions(world)) lately.note(`${held} held`);
      for (const region of regions) {
        if (world.site(region).ice.isFrozen) lately.note(`${region} frozen`);
        if (!servesUsers(region, world)) lately.note(`${region} fails`);
        if (takesUsers(region)) lately.note(`${region} serves`);
      }
    }),
    see: (happening) => {
      // Some holds last for less than a look.
      if (happening.what === 'row' && happening.row.row === 'hold') {
        lately.note(`${happening.row.region} held`);
      }
      if (happening.what !== 'gate' || happening.open) return;
      const { region } = happening;
      if (heldRegions(world).has(region) || lately.agoMs(`${region} held`) < lingersMs) return;
      const against = sight.voicesAgainst(region, withinMs);
      if (against < quorum) {
        report(`${region} is drained though only ${against} others could not reach it, or lied`);
      }
      for (const group of groups) {
        const rest = group.filter((member) => member !== region);
        if (rest.length === group.length) continue;
        const served = (member: string): boolean =>
          takesUsers(member) || lately.agoMs(`${member} serves`) < trustedMs;
        if (rest.some(served)) continue;
        report(`${region} is drained and nobody of ${group.join(', ')} is left to serve`);
      }
    },
  };
};

/** Regions that somebody holds, by the word of any region that can be asked. */
export function heldRegions({ stores, network }: World): Set<string> {
  return new Set(
    [...stores].flatMap(([region, store]) =>
      network.reaches(outside, region) ? store.planeRows().holds.map((hold) => hold.region) : [],
    ),
  );
}

import type { Verdict } from '../../../core/health/verdict';
import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import { hasBlinked } from './able';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { heldRegions, lingersMs } from './drained-for-cause';
import { TrueSight } from './true-sight';

/** Whoever misses most of the others for so long knows that it is the one that is cut off. */
const noticedMs = 6_000;

/**
 * Nobody says drain without a cause: it has found the region failing a moment ago, somebody holds
 * it, or it lies. Nobody calls a region failed who is cut off itself, or by what it counted before
 * it stood still.
 */
export const voicesForCause: Check = (world, report) => {
  const sight = new TrueSight(world);
  const lately = new Lately(world);
  const { regions, truthSeconds, probing } = world.view.plane;
  // From the first failure that counts until the last: less than that cannot be a threshold.
  const countingMs = (probing.threshold - 1) * ms(probing.intervalSeconds) - 1_000;
  // Counts older than three intervals are discarded; a look of a second's grain comes on top.
  const pausedMs = 3 * ms(probing.intervalSeconds) + probing.timeoutMs + 1_000;
  const stillSinceMs = new Map<string, number>();
  const hasCause = (voter: string, target: string): boolean => {
    const frozen = lately.agoMs(`${voter} stands still`) <= 2 * ms(truthSeconds);
    const withinMs = lingersMs + (frozen ? ms(truthSeconds) : 0);
    const lies = world.lies.get(voter)?.has(target) === true;
    return (
      lies ||
      sight.spokeWithin(voter, target, withinMs) ||
      lately.agoMs(`${target} held`) < lingersMs
    );
  };
  return {
    look: everySecond(world, (nowMs) => {
      sight.look();
      for (const held of heldRegions(world)) lately.note(`${held} held`);
      for (const region of regions) {
        const site = world.site(region);
        const stands = !site.up || site.ice.isFrozen || hasBlinked(site, nowMs);
        if (!stands) stillSinceMs.delete(region);
        else if (!stillSinceMs.has(region)) stillSinceMs.set(region, nowMs);
        if (nowMs - (stillSinceMs.get(region) ?? nowMs) > pausedMs)
          lately.note(`${region} stands still`);
        if (!missesMost(region, world)) lately.note(`${region} sees the world`);
      }
    }),
    see: (happening) => {
      // Some holds last for less than a look.
      if (happening.what === 'row' && happening.row.row === 'hold') {
        lately.note(`${happening.row.region} held`);
      }
      if (happening.what === 'voice' && happening.drain) {
        const { voter, target } = happening;
        if (heldRegions(world).has(target) || hasCause(voter, target)) return;
        report(`${voter} says drain about ${target} without a cause`);
      }
      if (happening.what !== 'vote') return;
      const { change } = happening;
      const { observer } = change;
      if (change.kind !== 'VerdictChanged' || !isCounted(change)) return;
      if (lately.agoMs(`${observer} sees the world`) > noticedMs) {
        report(`${observer} calls ${change.target} failed though it is cut off itself`);
      }
      if (lately.agoMs(`${observer} stands still`) >= countingMs) return;
      report(`${observer} calls ${change.target} failed by what it counted before it stood still`);
    },
  };
};

/** A verdict that takes a threshold to reach. */
const isCounted = ({ from, to }: { readonly from: Verdict; readonly to: Verdict }): boolean =>
  to === 'failed' && (from === 'healthy' || from === 'suspect');

/** Whether more than half of the others surely do not answer it. */
function missesMost(observer: string, world: World): boolean {
  const others = world.view.plane.regions.filter((other) => other !== observer);
  const missed = others.filter(
    (other) => !world.network.reaches(observer, other) || world.sick.get(other) === 1,
  );
  return missed.length > others.length / 2;
}

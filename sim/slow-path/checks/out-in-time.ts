import { gateObstacle, gatePath } from '../../../core/budget/gate-path';
import { leafPath } from '../../../core/budget/leaf-path';
import { pathBound } from '../../../core/budget/path';
import { outside } from '../network';
import type { World } from '../world';
import type { Check } from './check';
import { everySecond } from './check';
import { convalescenceMs } from './convalescence';
import { heldRegions } from './drained-for-cause';

/**
 * A region that fails everybody is out of every DNS answer within the gate's bound, whichever
 * majority of the others is well and whatever becomes of the rest; by Route 53's own check within
 * that one's bound, whatever else is wrong. Where nobody else of its group can serve, it stays.
 */
export const outInTime: Check = (world, report) => {
  const { regions, quorum } = world.view.plane;
  const { topology } = world.settings;
  const gated = gateObstacle(topology) === undefined;
  const gateMs = gated ? dnsBoundMs(pathBound(gatePath(topology)), world) : Infinity;
  const downSinceMs = new Map<string, number>();
  const unfitAtMs = new Map<string, number>();
  let wordsAtMs = -Infinity;

  const wasFit = (name: string, atMs: number): boolean =>
    (unfitAtMs.get(name) ?? -Infinity) + convalescenceMs <= atMs;

  /** Whether enough of the others have been able to see it and to vote all the while. */
  const votersWereWell = (region: string, sinceMs: number): boolean => {
    const others = regions.filter((other) => other !== region);
    const alone = others.every((other) => wasFit(`${other} serves`, sinceMs));
    const able = others.filter((other) => wasFit(`${other} observes`, sinceMs));
    return alone && able.length >= quorum && wordsAtMs + convalescenceMs <= sinceMs;
  };

  /** Pools whose users are sent there although another one of theirs has long been able to serve. */
  const poolsNaming = (region: string): string[] =>
    world.view.pools.flatMap(({ name, regions: members }) => {
      const nowMs = world.clock.now();
      const another = members.some(
        (other) =>
          other !== region && wasFit(`${other} serves`, nowMs) && wasFit(`${other} is out`, nowMs),
      );
      return another && (world.dns.sharesOf(name)[region] ?? 0) > 0 ? [name] : [];
    });

  return {
    look: everySecond(world, (nowMs) => {
      if (areWordsInForce(world)) wordsAtMs = nowMs;
      for (const region of regions) {
        if (failsEverybody(region, world)) {
          if (!downSinceMs.has(region)) downSinceMs.set(region, nowMs);
        } else downSinceMs.delete(region);
        if (!isWellServed(region, world)) unfitAtMs.set(`${region} serves`, nowMs);
        if (!canObserve(region, world)) unfitAtMs.set(`${region} observes`, nowMs);
        if (world.dns.isOut(region)) unfitAtMs.set(`${region} is out`, nowMs);
      }
      for (const [region, sinceMs] of downSinceMs) {
        const leaf = leafPath(topology, region, 'silent');
        const leafMs = leaf === undefined ? Infinity : dnsBoundMs(pathBound(leaf), world);
        const byGate = nowMs - sinceMs > gateMs && votersWereWell(region, sinceMs);
        const byLeaf = nowMs - sinceMs > leafMs;
        if (!byGate && !byLeaf) continue;
        for (const pool of poolsNaming(region)) {
          const seconds = ((nowMs - sinceMs) / 1000).toFixed(0);
          report(`${region} fails everybody for ${seconds} s and ${pool} is still sent there`);
          downSinceMs.set(region, nowMs);
        }
      }
    }),
  };
};

/** A path's bound without what comes after DNS: the last answer's life and the client's patience. */
function dnsBoundMs(boundSeconds: number, { settings: { topology } }: World): number {
  // One second more than the bound: that often this check looks.
  return (boundSeconds - topology.dns.ttlSeconds - topology.entry.clientTimeoutSeconds + 1) * 1000;
}

/** Whether nobody at all is served by a region. */
export const failsEverybody = (region: string, world: World): boolean =>
  !world.site(region).up || world.sick.get(region) === 1 || world.network.cutOff.has(region);

/** Whether nothing about it could make an observer take it for failed. */
const isWellServed = (region: string, world: World): boolean =>
  !failsEverybody(region, world) &&
  !world.sick.has(region) &&
  world.network.lostConnections === 0 &&
  world.view.plane.regions.every(
    (other) => other === region || !world.site(other).up || world.network.reaches(other, region),
  );

const canObserve = (region: string, world: World): boolean =>
  world.site(region).up &&
  !world.site(region).ice.isFrozen &&
  !world.network.cutOff.has(region) &&
  world.network.reaches(outside, region);

/** Words of operators that stop votes, or take a region out that another one would lean on. */
const areWordsInForce = (world: World): boolean =>
  heldRegions(world).size > 0 ||
  [...world.stores.values()].some((store) => store.planeRows().killSwitch?.on === true);

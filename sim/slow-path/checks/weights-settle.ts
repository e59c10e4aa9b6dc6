import type { World } from '../world';
import { outside } from '../network';
import type { Check } from './check';
import { everySecond } from './check';
import { ableRegions, hasQuorum } from './able';

/** Every region takes its turn at bringing weights in; a few turns of all of them, and some more. */
const settledMs = 90_000;

/** Weights that are wanted come into DNS by themselves once everything they need is there. */
export const weightsSettle: Check = (world, report) => {
  const openSinceMs = new Map<string, number>();
  return {
    look: everySecond(world, (nowMs) => {
      for (const { name } of world.view.pools) {
        if (isSettled(name, world) || !isPossible(world)) openSinceMs.delete(name);
        else if (!openSinceMs.has(name)) openSinceMs.set(name, nowMs);
        if (nowMs - (openSinceMs.get(name) ?? nowMs) <= settledMs) continue;
        openSinceMs.delete(name);
        report(`weights of ${name} are wanted for ${settledMs / 1000} s and not in DNS`);
      }
    }),
  };
};

function isSettled(pool: string, { state, dns }: World): boolean {
  const row = state.rows.get(`weights#${pool}`);
  if (row?.row !== 'weights') return true;
  const { weights } = dns.weightsOf(pool);
  return Object.entries(row.weights).every(([region, weight]) => weights[region] === weight);
}

/** The API answers, the table has its quorum, and some region can tell what it does. */
function isPossible(world: World): boolean {
  const able = ableRegions(world).some((region) => !world.mute.has(region));
  return able && world.route53Up && world.network.reaches(outside, 'us-east-1') && hasQuorum(world);
}

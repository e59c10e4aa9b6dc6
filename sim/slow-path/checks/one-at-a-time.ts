import { ms } from '../../../core/topology/control-view';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { heldRegions, lingersMs } from './drained-for-cause';

/**
 * An observer that calls two regions failed votes about neither unless the other one is drained
 * already: two at once is a question for a person. Votes are counted as they were cast.
 */
export const oneAtATime: Check = (world, report) => {
  const lately = new Lately(world);
  const { regions, quorum, probing } = world.view.plane;
  const failedSinceMs = new Map<string, number>();
  const votes = new Set<string>();
  const isDrained = (region: string): boolean => {
    const voters = regions.filter(
      (voter) => votes.has(`${voter} ${region}`) || world.lies.get(voter)?.has(region) === true,
    );
    return voters.length >= quorum || lately.agoMs(`${region} held`) < lingersMs;
  };
  const noteHolds = everySecond(world, () => {
    for (const held of heldRegions(world)) lately.note(`${held} held`);
  });
  // A tick tells what it changed one after the other, and is judged as a whole.
  let cast: { readonly observer: string; readonly target: string; readonly atMs: number }[] = [];
  const judge = (): void => {
    for (const { observer, target, atMs } of cast) {
      // What it decides by was read a tick ago.
      const knownMs = atMs - 2 * ms(probing.intervalSeconds);
      const other = regions.find(
        (one) =>
          one !== target &&
          (failedSinceMs.get(`${observer} ${one}`) ?? Infinity) < knownMs &&
          !isDrained(one),
      );
      if (other === undefined) continue;
      report(`${observer} votes about ${target}, and ${other} has failed and is not drained`);
    }
    cast = [];
  };
  return {
    look: () => {
      noteHolds();
      if (cast.length > 0) judge();
    },
    see: (happening) => {
      if (happening.what !== 'vote' || !('target' in happening.change)) return;
      const { atMs, change } = happening;
      const { observer, target, kind } = change;
      const pair = `${observer} ${target}`;
      if (kind === 'VoteWithdrawn') votes.delete(pair);
      if (kind === 'VerdictChanged') failedSinceMs.delete(pair);
      if (kind === 'VerdictChanged' && change.to === 'failed') failedSinceMs.set(pair, atMs);
      if (kind !== 'VoteCast') return;
      votes.add(pair);
      cast.push({ observer, target, atMs });
    },
  };
};

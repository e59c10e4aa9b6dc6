import type { Site } from '../../site';
import { outside } from '../network';
import type { World } from '../world';

/** Whether some member of the strong table, alive and reached, has a second one. */
export function hasQuorum({ view, replication, sites, network }: World): boolean {
  const fit = view.members.filter(
    (member) => sites.get(member)?.up === true && !network.cutOff.has(member),
  );
  return fit.some((one) =>
    fit.some((other) => other !== one && replication.brokenSinceMs(one, other) === undefined),
  );
}

/** Regions whose functions run, and that reach enough others to judge them. */
export const ableRegions = ({ view, sites, network, clock }: World): string[] =>
  view.plane.regions.filter((region, _, all) => {
    const site = sites.get(region);
    const others = all.filter((other) => other !== region);
    const missed = others.filter((other) => !network.reaches(region, other));
    const runs = site?.up === true && !site.ice.isFrozen && !hasBlinked(site, clock.now());
    return runs && missed.length <= others.length / 2;
  });

/** Whether calls are lost, refused or delayed by chance anywhere. */
export const disturbed = ({ network }: World): boolean =>
  network.lostAnswers + network.lostConnections + network.throttledCalls > 0;

/** Whether a region's users get there and some of their requests, at least, are served. */
export const servesUsers = (region: string, { network, sick }: World): boolean =>
  network.reaches(outside, region) && (sick.get(region) ?? 0) < 1;

/** Whether it was lost between this look and the last one: whatever ran there is gone. */
export const hasBlinked = ({ lostAtMs }: Site, nowMs: number): boolean => nowMs - lostAtMs < 1_500;

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
export const ableRegions = ({ view, sites, network }: World): string[] =>
  view.plane.regions.filter((region, _, all) => {
    const site = sites.get(region);
    const others = all.filter((other) => other !== region);
    const missed = others.filter((other) => !network.reaches(region, other));
    return site?.up === true && !site.ice.isFrozen && missed.length <= others.length / 2;
  });

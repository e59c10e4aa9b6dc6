import type { Topology } from '../../core/topology/schema';
import { leafName, poolName } from '../../core/topology/names';
import { members } from '../../models/route53/members';
import type { Zone } from '../../models/route53/zone';

/** How DNS treats a region right now. */
export type RegionInDns = {
  readonly admitted: boolean;
  /** Chance, in percent, that the pool's next answer names it. */
  readonly percent: number;
};

/** Every region as its pool's weighted group answers at this moment. */
export function dnsView(
  zone: Zone,
  topology: Topology,
  dnsHealthy: (checkId: string) => boolean,
): Record<string, RegionInDns> {
  const view: Record<string, RegionInDns> = {};
  for (const pool of topology.pools) {
    const group = members(zone, poolName(topology, pool.name), dnsHealthy);
    for (const region of pool.regions) {
      const leaf = leafName(topology, region);
      const member = group.find(({ target }) => target === leaf);
      view[region] = {
        admitted: member?.healthy ?? false,
        percent: (member?.probability ?? 0) * 100,
      };
    }
  }
  return view;
}

import { defaultPoolOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import { geography, placeOf } from '../../models/route53/geography';
import type { Client } from '../clients/fleet';
import { createResolver } from '../dns/resolver';
import type { Place } from '../dns/listener';

/** Clients of the desk; enough that one of them always meets the worst of TTL and timeout. */
const fleetSize = 60;

/**
 * A fleet spread over the places of the documentation prefixes as the pools' shares are spread, so
 * that every pool has clients in proportion to its traffic.
 */
export function placeClients(topology: Topology, server: Place, now: () => number): Client[] {
  const fallback = defaultPoolOf(topology);
  const shareOf = (regions: readonly string[]): number =>
    topology.regions
      .filter(({ name }) => regions.includes(name))
      .reduce((sum, { share }) => sum + share, 0);
  return topology.pools.flatMap((pool) => {
    const { name, regions, continents } = pool;
    const places = geography.filter(({ prefix }) => {
      const continent = placeOf(prefix)?.continent ?? '';
      const isOurs = (continents as readonly string[]).includes(continent);
      return isOurs || (pool === fallback && !isClaimed(topology, continent));
    });
    const count = places.length === 0 ? 0 : Math.round((fleetSize * shareOf(regions)) / 100);
    return Array.from({ length: Math.max(count, places.length > 0 ? 1 : 0) }, (_, index) => {
      const place = places[index % places.length];
      const resolver = createResolver({
        server,
        now,
        timeoutMs: 1_000,
        ...(place === undefined ? {} : { clientSubnet: place.prefix }),
      });
      return {
        name: `${name}-${index + 1}`,
        pool: name,
        resolve: (host: string) => resolver.resolve(host),
      };
    });
  });
}

const isClaimed = ({ pools }: Topology, continent: string): boolean =>
  pools.some(({ continents }) => (continents as readonly string[]).includes(continent));

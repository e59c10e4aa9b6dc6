import { route53 } from '../../core/route53/figures';
import { poolOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import { ControlPlane } from '../../models/route53/control-plane';
import type { RecordSet } from '../../models/route53/record';
import { zoneProblems } from '../../models/route53/zone-rules';
import type { Attempt } from '../clients/attempt';
import { Fleet } from '../clients/fleet';
import { startDnsServer } from '../dns/server';
import { OutsideNames } from '../names';
import { neutralAddress } from '../network/addresses';
import { route53Service } from '../wire/route53';
import { startWireServer } from '../wire/server';
import { placeClients } from '../world/clients';
import { authoritative } from '../world/dns-answers';
import type { World } from '../world/world';
import { rivalHost, rivalZone } from './rival-zone';

export type RivalSettings = {
  readonly topology: Topology;
  /** Whose regions it asks and its clients call. */
  readonly world: Pick<World, 'addresses' | 'port'>;
  /** It has the clients of the pool of this region, and takes care of that pool's records. */
  readonly region: string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly newId: () => string;
};

/** What takes regions out of a rival's answers. */
export type Mover = {
  readonly name: string;
  readonly records: readonly RecordSet[];
  readonly healthCheckIds: readonly string[];
  readonly dnsHealthy: (checkId: string) => boolean;
  /** The API of the rival's own account. */
  readonly start: (apiUrl: string, zoneId: string) => void;
  readonly stop: () => Promise<void>;
};

/** Somebody else's way out, with a zone, a name and clients of its own, beside Meridian in its world. */
export type Rival = {
  readonly name: string;
  readonly attempts: readonly Attempt[];
  readonly close: () => Promise<void>;
};

/**
 * Clients that began together would ask DNS together, a minute apart, for ever; in a large fleet
 * somebody has always just asked. After this time all of them are there.
 */
export const spreadMs = route53.aliasTtlSeconds * 1000;

/** Opens a rival; its clients come one by one. */
export async function openRival(mover: Mover, settings: RivalSettings): Promise<Rival> {
  const { topology, now, chance, newId } = settings;
  const zone = rivalZone(topology, mover.records);
  const healthCheckIds = new Set(mover.healthCheckIds);
  const problems = zoneProblems(zone, healthCheckIds);
  if (problems.length > 0) throw new Error(`route 53 refuses it: ${JSON.stringify(problems)}`);
  const controlPlane = new ControlPlane({ zone, healthCheckIds, chance, newId });
  const wire = await startWireServer({ services: [route53Service({ controlPlane, nowMs: now })] });
  const dns = await startDnsServer({
    address: neutralAddress,
    port: 0,
    answer: authoritative({
      zone: () => controlPlane.answering(now()),
      outside: entries(settings),
      dnsHealthy: mover.dnsHealthy,
      chance,
    }),
  });
  const attempts: Attempt[] = [];
  const fleets = fleetsOf(settings, dns, (attempt) => attempts.push(attempt));
  const starts = fleets.map((fleet) =>
    setTimeout(() => {
      fleet.start();
    }, chance() * spreadMs),
  );
  mover.start(wire.url, zone.id);
  return {
    name: mover.name,
    attempts,
    close: async () => {
      starts.forEach(clearTimeout);
      await Promise.all([mover.stop(), ...fleets.map((fleet) => fleet.stop())]);
      await Promise.all([wire.close(), dns.close()]);
    },
  };
}

/** The same clients as Meridian has in this pool, each once more and each for itself. */
function fleetsOf(
  { topology, world, region, now, chance }: RivalSettings,
  dns: Parameters<typeof placeClients>[1],
  onAttempt: (attempt: Attempt) => void,
): Fleet[] {
  const { name: pool } = poolOf(topology, region);
  const regionAt = (address: string): string | undefined =>
    Object.entries(world.addresses).find(([, own]) => own === address)?.[0];
  const clients = placeClients(topology, dns, now).filter((client) => client.pool === pool);
  return clients.map(
    (client) =>
      new Fleet({
        clients: [client],
        host: rivalHost(topology),
        port: world.port,
        timeoutMs: topology.entry.clientTimeoutSeconds * 1000,
        regionAt,
        now,
        chance,
        onAttempt,
      }),
  );
}

/** Where each load balancer's name leads. */
function entries({ topology, world }: RivalSettings): OutsideNames {
  const outside = new OutsideNames();
  for (const { name, endpoint } of topology.regions) {
    const address = world.addresses[name];
    if (address !== undefined) outside.add(endpoint.hostname, address);
  }
  return outside;
}

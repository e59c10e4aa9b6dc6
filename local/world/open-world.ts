import { randomUUID } from 'node:crypto';
import { rootName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { Change } from '../../core/voting/change';
import type { StatusChange } from '../../models/route53/check-state';
import { HealthCheckFleet } from '../../models/route53/checkers';
import type { RegionServices } from '../aws/region-services';
import { openServices } from '../aws/region-services';
import { Fleet } from '../clients/fleet';
import type { Answerer } from '../dns/message';
import { startDnsServer } from '../dns/server';
import type { PlacedRegion } from '../names';
import { OutsideNames } from '../names';
import { neutralAddress, portFreeOnAll, regionAddress } from '../network/addresses';
import { Network } from '../network/network';
import { calmMs, Checkers } from '../route53/checkers';
import { eventOf } from '../story/from-change';
import { checkEvents, checkRoles } from './check-names';
import { placeClients } from './clients';
import { authoritative, recursive } from './dns-answers';
import { openEdges, originBy } from './edges';
import { Functions } from './functions';
import type { Loaded } from './load';
import type { WireServer } from '../wire/server';
import { Storyline } from './storyline';
import { openWire } from './wire';
import type { WorldSettings } from './world';
import { World } from './world';

/** A whole world on loopback: regions, AWS, DNS and clients, all of it open and not yet moving. */
export async function openWorld(settings: WorldSettings): Promise<World> {
  const { topology, loaded, chance, now, onTrouble, onAttempt } = settings;
  const regions = topology.regions.map(({ name }, index) => ({
    name,
    address: regionAddress(index),
  }));
  const port = await portFreeOnAll([neutralAddress, ...regions.map(({ address }) => address)]);
  const network = new Network(chance);
  const told = new Storyline(settings.onEvent, now);
  const { checks } = loaded.route53;
  const route53 = new HealthCheckFleet(checks, { startMs: now() - calmMs, chance });
  const answerer = answererOf(settings, route53, outsideNames(topology, loaded, regions));
  const ask = recursive(answerer);
  const dns = await startDnsServer({ address: neutralAddress, port: 0, answer: answerer });
  const inner = await startDnsServer({ address: neutralAddress, port: 0, answer: ask });
  const services = servicesOf(settings, told);
  const wire = await openAws(settings, services, network, regions);
  const functions = new Functions({
    ...loaded,
    regions,
    network,
    port,
    resolver: { address: inner.address, port: inner.port },
    awsUrl: wire.url,
    now,
    chance,
    onFailure: onTrouble,
  });
  const checkers = new Checkers({
    fleet: route53,
    now,
    addressOf: (name) =>
      ask({ name, type: 'A' }, undefined).answers.findLast(({ type }) => type === 'A')?.data,
    port,
    onChange: checkTeller(settings, told),
  });
  const edges = await openEdges({
    regions,
    port,
    network,
    healthPaths: healthPathsOf(topology),
    serveFunction: (...call) => functions.serveUrl(...call),
  });
  const fleet = new Fleet({
    clients: placeClients(topology, dns, now),
    host: rootName(topology),
    port,
    timeoutMs: topology.entry.clientTimeoutSeconds * 1000,
    regionAt: (address) => regions.find((region) => region.address === address)?.name,
    now,
    chance,
    onAttempt,
  });
  const parts = {
    regions,
    services,
    network,
    route53,
    checkers,
    functions,
    fleet,
    edges,
    wire,
    dns,
    inner,
    told,
  };
  return new World(settings, parts, port);
}

function answererOf(
  { loaded, now, chance }: WorldSettings,
  route53: HealthCheckFleet,
  outside: OutsideNames,
): Answerer {
  const dnsHealthy = (id: string): boolean => route53.dnsHealthy(id, now());
  return authoritative({ zone: loaded.route53.zone, outside, dnsHealthy, chance });
}

function servicesOf(
  { loaded, topology, chance }: WorldSettings,
  told: Storyline,
): Map<string, RegionServices> {
  return openServices({
    stacks: loaded.stacks,
    regions: topology.regions.map(({ name }) => name),
    account: topology.account,
    chance,
    newId: randomUUID,
    onEvent: ({ detail }) => {
      told.tell(eventOf(detail as Change));
    },
  });
}

function openAws(
  { now, onTrouble }: WorldSettings,
  services: ReadonlyMap<string, RegionServices>,
  network: Network,
  regions: readonly PlacedRegion[],
): Promise<WireServer> {
  return openWire({
    services,
    network,
    originOf: originBy(regions),
    now,
    onMistake: (error) => {
      onTrouble(`the desk's own mistake: ${String(error)}`);
    },
  });
}

const healthPathsOf = ({ probing, healthChecks = [] }: Topology): string[] => [
  probing.path,
  ...healthChecks.map(({ path }) => path),
];

/** Tells a change of a health check in the words of what it is attached to. */
function checkTeller({ loaded, topology }: WorldSettings, told: Storyline) {
  const { checks, zone } = loaded.route53;
  const roles = checkRoles(checks, zone, topology);
  const voterOf = voterNames(loaded);
  return (change: StatusChange): void => {
    const role = roles.get(change.checkId);
    if (role === undefined) return;
    for (const event of checkEvents(change, role, voterOf)) told.tellAt(event);
  };
}

/** Where every name outside the zone leads: entries and function URLs to regions, canaries nowhere near. */
function outsideNames(
  topology: Topology,
  loaded: Loaded,
  regions: readonly PlacedRegion[],
): OutsideNames {
  const outside = new OutsideNames();
  for (const { name, address } of regions) {
    const entry = topology.regions.find((region) => region.name === name)?.endpoint.hostname;
    if (entry !== undefined) outside.add(entry, address);
    const own = loaded.specs.filter(({ region }) => region === name);
    for (const host of own.flatMap(({ urlHosts }) => urlHosts)) outside.add(host, address);
  }
  outside.addCanaries(topology.probing.canaries);
  return outside;
}

/** Which region answers behind a function URL's host. */
function voterNames({ specs }: Loaded): (host: string) => string {
  const byHost = new Map(
    specs.flatMap(({ urlHosts, region }) => urlHosts.map((host) => [host, region])),
  );
  return (host) => byHost.get(host) ?? host;
}

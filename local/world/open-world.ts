import { rootName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { StatusChange } from '../../models/route53/check-state';
import { HealthCheckFleet } from '../../models/route53/checkers';
import { Fleet } from '../clients/fleet';
import type { DnsServer } from '../dns/server';
import { startDnsServer } from '../dns/server';
import type { PlacedRegion } from '../names';
import { OutsideNames } from '../names';
import { neutralAddress, portFreeOnAll, regionAddress } from '../network/addresses';
import { Network } from '../network/network';
import { calmMs, Checkers } from '../route53/checkers';
import { checkEvents, checkRoles } from './check-names';
import { placeClients } from './clients';
import { authoritative, recursive } from './dns-answers';
import { openEdges } from './edges';
import { Functions } from './functions';
import type { Loaded } from './load';
import { openAws } from './open-aws';
import { configReader } from './region-config';
import { Storyline } from './storyline';
import type { WorldSettings } from './world';
import { World } from './world';

/** A whole world on loopback: regions, AWS, DNS and clients, all of it open and not yet moving. */
export async function openWorld(settings: WorldSettings): Promise<World> {
  const { topology, loaded, chance, now, onTrouble } = settings;
  const regions = topology.regions.map(({ name }, index) => ({
    name,
    address: regionAddress(index),
  }));
  const port = await portFreeOnAll([neutralAddress, ...regions.map(({ address }) => address)]);
  const network = new Network(chance);
  const told = new Storyline(settings.onEvent, now);
  const { checks } = loaded.route53;
  const route53 = new HealthCheckFleet(checks, { startMs: now() - calmMs, chance });
  const aws = await openAws(settings, {
    network,
    regions,
    told,
    invoke: (region, arn, payload) => functions.invoke(region, arn, payload),
  });
  const outside = outsideNames(topology, loaded, regions);
  const answerer = authoritative({
    zone: () => aws.controlPlane.answering(now()),
    outside,
    dnsHealthy: (id) => route53.dnsHealthy(id, now()),
    chance,
  });
  const ask = recursive(answerer);
  const dns = await startDnsServer({ address: neutralAddress, port: 0, answer: answerer });
  const inner = await startDnsServer({ address: neutralAddress, port: 0, answer: ask });
  const functions = new Functions({
    ...loaded,
    regions,
    network,
    port,
    resolver: { address: inner.address, port: inner.port },
    awsUrl: aws.wire.url,
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
    configOf: configReader(topology.environment, aws.services, now),
    now,
    chance,
  });
  const fleet = fleetOf(settings, dns, regions, port);
  const plane = { regions, aws, network, route53, checkers, functions };
  return new World(settings, { ...plane, fleet, edges, dns, inner, told }, port);
}

/** Everybody who calls the bank, from every place. */
function fleetOf(
  { topology, now, chance, onAttempt }: WorldSettings,
  dns: DnsServer,
  regions: readonly PlacedRegion[],
  port: number,
): Fleet {
  return new Fleet({
    clients: placeClients(topology, dns, now),
    host: rootName(topology),
    port,
    timeoutMs: topology.entry.clientTimeoutSeconds * 1000,
    regionAt: (address) => regions.find((region) => region.address === address)?.name,
    now,
    chance,
    onAttempt,
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

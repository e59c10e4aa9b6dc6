import { route53 } from '../../core/route53/figures';
import type { Topology } from '../../core/topology/schema';
import { HealthCheckFleet } from '../../models/route53/checkers';
import type { AskAsChecker } from '../keep-checking';
import { keepChecking } from '../keep-checking';
import { Observers } from '../observers';
import { gateChecks, gateId } from '../voter-checks';
import { ofChecks } from './assumptions';
import type { Contestant } from './contestant';
import type { Stage } from './stage';
import { playOn } from './stage';

/** Meridian's fast path: the handlers that would be deployed, on the models of what they stand on. */
export const meridian: Contestant = {
  name: 'Meridian',
  assumptions: [
    'its gates alone: neither its endpoint checks nor its slow path take part',
    'not granted: a 503 takes as long as no answer at all',
    'a lost connection is lost to probes, to votes read by peers and to checkers alike',
    ...ofChecks,
  ],
  play: (trial) => {
    // All is warm by the fault, and what lies before is dear.
    const startMs = trial.fault === undefined ? 0 : trial.fault.atMs - warmMs;
    return playOn(trial, { startMs, ttlSeconds: ttlOf(trial.topology) }, watchGates);
  },
};

/** By then every checker has data and every delay has passed; gates are attached only thereafter. */
const warmMs = 30_000;

function watchGates({ trial, clock, chance, connections, dns, drains }: Stage): void {
  const { topology } = trial;
  const attachedMs = clock.now() + warmMs;
  const observers = new Observers({
    topology,
    clock,
    chance,
    begin: (region) => (connections.exists(region) ? clock : undefined),
    clockOf: () => clock,
    serves: (region) => connections.serves(region) && !connections.isLost(),
    reaches: (region) => connections.exists(region) && !connections.isLost(),
    wordsOf: () => ({ holds: [] }),
    announce: () => undefined,
  });
  const fleet = new HealthCheckFleet(gateChecks(topology), { startMs: clock.now(), chance });
  const targets = new Map(topology.regions.map(({ name }) => [gateId(name), name]));
  const ask: AskAsChecker = ({ fqdn, path }) => observers.says(fqdn, path);
  keepChecking(fleet, clock, ask, ({ checkId, healthy, atMs, dnsAtMs }) => {
    const region = targets.get(checkId);
    if (region === undefined || atMs < attachedMs) return;
    dns.turn(region, healthy, dnsAtMs);
    if (!healthy) drains.push({ region, atMs });
  });
}

/** How long an answer may be kept: an alias has its load balancer's time. */
const ttlOf = ({ entry, dns }: Topology): number =>
  entry.leaf === 'alias' ? route53.aliasTtlSeconds : dns.ttlSeconds;

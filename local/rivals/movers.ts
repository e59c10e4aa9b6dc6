import { route53 } from '../../core/route53/figures';
import { HealthCheckFleet } from '../../models/route53/checkers';
import type { EndpointCheck } from '../../models/route53/health-check';
import { calmMs, Checkers } from '../route53/checkers';
import { changeRecords } from './change-records';
import { cron, CronMonitor } from './cron-monitor';
import { curl } from './curl';
import type { Mover, RivalSettings } from './rival';
import { askedHost, groupOf, groupWeights, weightedAliases } from './rival-zone';

/** Told what it does, in a few words. */
export type MoverSettings = RivalSettings & { readonly onNote: (text: string) => void };

const noCheck = (): undefined => undefined;

/** The document's CronJob; it runs where nothing fails, and acts for every region. */
export function cronMover(settings: MoverSettings, threshold: number): Mover {
  const { topology, world, region, now, onNote } = settings;
  const weights = groupWeights(topology, region);
  let monitor: CronMonitor | undefined;
  return {
    name: threshold === 1 ? 'cron' : `cron × ${threshold}`,
    records: weightedAliases(topology, weights, noCheck),
    healthCheckIds: [],
    dnsHealthy: () => true,
    start: (apiUrl, zoneId) => {
      monitor = new CronMonitor({
        regions: topology.regions.map(({ name }) => name),
        threshold,
        curl: (asked, signal) =>
          curl(
            {
              address: world.addresses[asked] ?? '',
              port: world.port,
              host: askedHost(topology, asked),
              path: topology.probing.path,
            },
            cron.timeoutMs,
            signal,
          ),
        changeRecords: (out) => {
          const left = Object.entries(weights).map(([name, weight]): [string, number] => [
            name,
            out.includes(name) ? 0 : weight,
          ]);
          const records = weightedAliases(topology, Object.fromEntries(left), noCheck);
          return changeRecords(apiUrl, zoneId, records);
        },
        now,
        onNote,
      });
      monitor.start();
    },
    stop: async () => {
      await monitor?.stop();
    },
  };
}

/** Route 53's default, as the document has it. */
const failureThreshold = 3;

/** Route 53's fast checks alone, one on each region's endpoint. */
export function fastChecksMover(settings: MoverSettings): Mover {
  const { topology, world, region, now, chance, onNote } = settings;
  const group = groupOf(topology, region);
  const hosts = new Map(group.map((name) => [askedHost(topology, name), name]));
  const checks = [...hosts].map(([fqdn, name]): EndpointCheck => ({
    kind: 'endpoint',
    id: name,
    https: true,
    fqdn,
    port: 443,
    path: topology.probing.path,
    intervalMs: route53.fastIntervalSeconds * 1000,
    failureThreshold,
    inverted: false,
    disabled: false,
    checkers: route53.checkers,
  }));
  const fleet = new HealthCheckFleet(checks, { startMs: now() - calmMs, chance });
  const checkers = new Checkers({
    fleet,
    now,
    addressOf: (fqdn) => world.addresses[hosts.get(fqdn) ?? ''],
    port: world.port,
    onChange: ({ checkId, healthy }) => {
      onNote(`${checkId} turns ${healthy ? 'healthy' : 'unhealthy'}`);
    },
  });
  return {
    name: 'fast checks',
    records: weightedAliases(topology, groupWeights(topology, region), (name) => name),
    healthCheckIds: checks.map(({ id }) => id),
    dnsHealthy: (id) => fleet.dnsHealthy(id, now()),
    start: () => {
      checkers.start();
    },
    stop: () => {
      checkers.stop();
      return Promise.resolve();
    },
  };
}

import { route53 } from '../../core/route53/figures';
import { HealthCheckFleet } from '../../models/route53/checkers';
import type { EndpointCheck } from '../../models/route53/health-check';
import { ofAliases, ofChecks, ofEndpointChecks } from './assumptions';
import type { Contestant } from './contestant';
import type { Stage } from './stage';
import { playOn } from './stage';

/** Route 53's default, and the document's `failure_threshold`. */
export const checkThreshold = 3;

/** By then every checker has an opinion: so long before the story the checks were made. */
export const checksMadeMs = (intervalSeconds: number): number =>
  -(checkThreshold + 1) * intervalSeconds * 1000;

/** Route 53's fast checks alone. */
export const fastChecks: Contestant = {
  name: 'fast checks',
  assumptions: [
    `10 s, ${checkThreshold} in a row, on every region; no monitor, no control plane`,
    ...ofEndpointChecks,
    ...ofChecks,
    ...ofAliases,
  ],
  play: (trial) =>
    playOn(
      trial,
      {
        startMs: checksMadeMs(route53.fastIntervalSeconds),
        ttlSeconds: route53.aliasTtlSeconds,
      },
      (stage) => void keepAsking(stage, route53.fastIntervalSeconds),
    ),
};

/** Puts Route 53's checkers to work, one check on each region's own endpoint. */
export async function keepAsking(stage: Stage, intervalSeconds: number): Promise<never> {
  const { trial, clock, chance, connections, dns, drains } = stage;
  const intervalMs = intervalSeconds * 1000;
  const checks = trial.topology.regions.map(({ name }) => checkOf(name, intervalMs));
  const fleet = new HealthCheckFleet(checks, { startMs: clock.now(), chance });

  const ask = async (region: string, checker: number): Promise<void> => {
    const ok = await connections.askAsChecker(region);
    for (const { healthy, atMs, dnsAtMs } of fleet.report(region, checker, { ok }, clock.now())) {
      dns.turn(region, healthy, dnsAtMs);
      if (!healthy) drains.push({ region, atMs });
    }
  };
  for (;;) {
    for (const { checkId, checker } of fleet.due(clock.now())) void ask(checkId, checker);
    // Whoever waits for an answer now is due again no sooner than an interval from now.
    await clock.sleep(Math.min(fleet.nextDueMs() - clock.now(), intervalMs));
  }
}

/** The check of a region's own endpoint; it is named like the region. */
const checkOf = (region: string, intervalMs: number): EndpointCheck => ({
  kind: 'endpoint',
  id: region,
  https: true,
  fqdn: region,
  port: 443,
  path: '/region-health',
  intervalMs,
  failureThreshold: checkThreshold,
  inverted: false,
  disabled: false,
  checkers: route53.checkers,
});

import { route53 } from '../route53/figures';
import type { HealthCheckEntry } from '../topology/dns-schema';
import type { Topology } from '../topology/schema';
import { aggregation, lastClient } from './client-terms';
import { alarmDelay, missedChecks } from './delays';
import type { Path, Term } from './path';

/** How a lost region behaves: nothing answers, or something accepts and stays silent. */
export type Loss = 'unanswered' | 'silent';

/** A region's leaf check: what the topology says, or the fast HTTPS check each region gets. */
export function leafCheckOf(topology: Topology, region: string): HealthCheckEntry | undefined {
  if (topology.healthChecks === undefined) return { ...fastCheck, region };
  const checks = topology.healthChecks.filter((check) => check.region === region);
  return checks.find(({ type }) => type !== 'CLOUDWATCH_METRIC') ?? checks[0];
}

const fastCheck: Omit<HealthCheckEntry, 'region'> = {
  type: 'HTTPS',
  port: 443,
  path: '/region-health',
  intervalSeconds: 10,
  threshold: 3,
};

/** The way out by Route 53's own check of the endpoint; undefined where it sees no such loss. */
export function leafPath(topology: Topology, region: string, loss: Loss): Path | undefined {
  const check = leafCheckOf(topology, region);
  const whose = topology.healthChecks === undefined ? 'a leaf check' : `the check of ${region}`;
  const detection = check === undefined ? undefined : detectionBy(check, loss, whose);
  if (detection === undefined) return undefined;
  return {
    observers: 1,
    quorum: 1,
    eachObserver: [detection],
    then: [aggregation, ...lastClient(topology)],
  };
}

function detectionBy(check: HealthCheckEntry, loss: Loss, whose: string): Term | undefined {
  const { intervalSeconds, threshold } = check;
  if (check.type === 'CLOUDWATCH_METRIC') {
    return {
      name: `the alarm behind ${whose} turns`,
      takes: alarmDelay,
      source: 'assumed: a period of 60 s and its evaluation',
    };
  }
  const timeoutSeconds = timeoutOf(check, loss);
  if (timeoutSeconds === undefined) return undefined;
  return {
    name: `${whose} misses ${threshold} × (${intervalSeconds} + ${timeoutSeconds} s)`,
    takes: missedChecks({ intervalSeconds, timeoutSeconds, threshold }),
    source: `AWS: ${timeoutSeconds} s to time out, then the interval`,
  };
}

/** Seconds until one question counts as missed; a TCP check is content with a connection. */
function timeoutOf({ type }: HealthCheckEntry, loss: Loss): number | undefined {
  if (type === 'TCP') return loss === 'silent' ? undefined : route53.tcpConnectTimeoutSeconds;
  const connect = route53.connectTimeoutSeconds;
  return loss === 'silent' ? connect + route53.statusTimeoutSeconds : connect;
}

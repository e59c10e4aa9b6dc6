import type { Topology } from '../topology/schema';
import { route53 } from '../route53/figures';
import { aggregationDelay } from './delays';
import { constant } from './distribution';
import type { Term } from './path';

/** Route 53's part once a check has turned. */
export const aggregation: Term = {
  name: 'Route 53 combines its checkers and answers by it',
  takes: aggregationDelay,
  source: `assumed: ${route53.aggregationSeconds.from} to ${route53.aggregationSeconds.to} s`,
};

/**
 * What the last client still waits for once DNS answers without the region. In a large fleet
 * somebody asked DNS just before, and sent a request just before that: both stand at their maximum.
 */
export function lastClient({ entry, dns }: Pick<Topology, 'entry' | 'dns'>): Term[] {
  const alias = entry.leaf === 'alias';
  return [
    {
      name: 'the last resolver forgets the old answer',
      takes: constant(alias ? route53.aliasTtlSeconds : dns.ttlSeconds),
      source: alias ? "AWS: an alias has the load balancer's TTL" : 'topology: dns.ttlSeconds',
    },
    {
      name: 'the last client gives up and asks again',
      takes: constant(entry.clientTimeoutSeconds),
      source: 'topology: entry.clientTimeoutSeconds',
    },
  ];
}

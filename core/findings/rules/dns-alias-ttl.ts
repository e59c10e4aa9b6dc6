import { route53 } from '../../route53/figures';
import type { Rule } from '../finding';

/** An alias leaf is remembered for the load balancer's own TTL, whatever dns.ttlSeconds says. */
export const dnsAliasTtl: Rule = {
  id: 'dns.alias-ttl',
  check: ({ entry, targets }) => {
    if (entry.leaf !== 'alias') return [];
    const { rtoSeconds } = targets.traffic;
    const ttl = route53.aliasTtlSeconds;
    const alone = ttl >= rtoSeconds;
    return [
      {
        severity: alone ? 'error' : 'warning',
        path: 'entry.leaf',
        got: entry.leaf,
        problem:
          `an alias has the load balancer's TTL of ${ttl} s` +
          (alone ? `, which alone reaches the traffic target of ${rtoSeconds} s` : ''),
        instead: 'write "hostname" and let dns.ttlSeconds say how long an answer is kept',
      },
    ];
  },
};

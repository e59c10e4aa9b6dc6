import { route53 } from '../../route53/figures';
import type { Rule } from '../finding';

/** A leaf check and a gate for each region, a check for each voter and target: one account. */
export const healthChecksQuota: Rule = {
  id: 'health-checks.quota',
  check: ({ regions, healthChecks, dns }) => {
    const n = regions.length;
    const leafs = healthChecks?.length ?? n;
    const votes = dns.gates === 'none' ? 0 : n * (n - 1);
    const gates = dns.gates === 'none' ? 0 : n;
    const all = leafs + votes + gates;
    const quota = route53.healthChecksPerAccount;
    if (all <= quota) return [];
    return [
      {
        severity: 'error',
        path: 'regions',
        got: n,
        problem:
          `${n} regions need ${all} health checks (${leafs} leaf, ${votes} vote, ${gates} gate), ` +
          `and an account has ${quota}`,
        instead: 'write at most 13 regions, or have the quota raised and accept this rule',
      },
    ];
  },
};

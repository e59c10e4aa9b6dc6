import type { Rule } from '../finding';

/** An alias record names the load balancer's hosted zone beside its name. */
export const dnsAliasZone: Rule = {
  id: 'dns.alias-zone',
  check: ({ entry, regions }) =>
    regions.flatMap(({ name, endpoint }, index) =>
      entry.leaf !== 'alias' || endpoint.hostedZoneId !== undefined
        ? []
        : [
            {
              severity: 'error' as const,
              path: `regions[${index}].endpoint.hostedZoneId`,
              got: undefined,
              problem: `an alias to ${name} needs the hosted zone of its load balancer`,
              instead: 'write its id, for example "Z1H1FL5HABSF5", or set entry.leaf to "hostname"',
            },
          ],
    ),
};

import type { Rule } from '../finding';

/** Without it, records cannot be changed for as long as us-east-1's control plane is away. */
export const dnsAcceleratedRecovery: Rule = {
  id: 'dns.accelerated-recovery',
  check: ({ dns }) =>
    dns.acceleratedRecovery
      ? []
      : [
          {
            severity: 'warning',
            path: 'dns.acceleratedRecovery',
            got: dns.acceleratedRecovery,
            problem: 'while us-east-1 is away no record can be changed: weights stay as they are',
            instead:
              'write true: a copy in us-west-2 takes changes within 60 minutes, free of charge',
          },
        ],
};

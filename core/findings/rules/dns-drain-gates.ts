import type { Topology } from '../../topology/schema';
import type { Found, Rule } from '../finding';

/** A region can be drained without Route 53's control plane. */
export const dnsDrainGates: Rule = {
  id: 'dns.drain-gates',
  check: ({ dns }) => {
    switch (dns.gates) {
      case 'none':
        return [
          gates(dns, {
            severity: 'error',
            problem: 'draining needs ChangeResourceRecordSets, whose control plane is in us-east-1',
            instead: 'write "created", deploy, then "attached" in a tree',
          }),
        ];
      case 'created':
        return [
          gates(dns, {
            severity: 'warning',
            problem: 'the gates exist and gate nothing yet',
            instead: 'write "attached" for the second deployment',
          }),
        ];
      case 'attached':
        return dns.layout === 'tree'
          ? []
          : [
              gates(dns, {
                severity: 'error',
                problem: 'a flat layout has no member record for a gate to attach to',
                instead: 'set dns.layout to "tree"',
              }),
            ];
    }
  },
};

function gates(dns: Topology['dns'], found: Omit<Found, 'path' | 'got'>): Found {
  return { ...found, path: 'dns.gates', got: dns.gates };
}

import { checkersToOpen, route53 } from '../route53/figures';
import { quorumOf } from '../topology/pools';
import type { Topology } from '../topology/schema';
import { aggregation, lastClient } from './client-terms';
import type { Asking } from './delays';
import { gateDelay, missedProbes, publishDelay } from './delays';
import type { Path, Term } from './path';

/** Why votes cannot close a gate here, or undefined where they can. */
export function gateObstacle(topology: Topology): string | undefined {
  const { regions, dns, mode } = topology;
  const others = regions.length - 1;
  if (dns.layout === 'flat') return 'dns.layout is "flat", which has no member to gate';
  if (dns.gates !== 'attached') return `dns.gates is "${dns.gates}"`;
  if (mode === 'observe') return 'mode is "observe", which serves no vote';
  if (others < 2) return `only ${others} other region can vote`;
  const quorum = quorumOf(topology);
  if (quorum > others) return `voting.quorum ${quorum} is more than the ${others} that can vote`;
  return undefined;
}

/** Probe, vote, gate, DNS: the way out that needs no control plane. */
export function gatePath(topology: Topology): Path {
  const { regions, probing } = topology;
  const observers = regions.length - 1;
  const quorum = quorumOf(topology);
  return {
    observers,
    quorum,
    eachObserver: [
      probes('a region misses', askingOf(probing)),
      {
        name: 'the vote is stored and served',
        takes: publishDelay,
        source: 'meridian: one read a second',
      },
      {
        name: `Route 53 reads the votes, ${quorum} of ${observers} close the gate`,
        takes: gateDelay,
        source: `assumed: ${checkersToOpen} of ${route53.checkers} uncoordinated checkers`,
      },
    ],
    then: [aggregation, ...lastClient(topology)],
  };
}

export function askingOf(probing: Topology['probing']): Asking {
  const { intervalSeconds, timeoutMs, threshold } = probing;
  return { intervalSeconds, timeoutSeconds: timeoutMs / 1000, threshold };
}

/** Detection by probes; used by the votes and by an operators' monitor alike. */
export function probes(who: string, asking: Asking): Term {
  const { intervalSeconds, timeoutSeconds, threshold } = asking;
  return {
    name: `${who} ${threshold} probes, ${intervalSeconds} s apart, ${timeoutSeconds} s each`,
    takes: missedProbes(asking),
    source: 'topology: probing',
  };
}

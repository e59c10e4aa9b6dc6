import type { Topology } from '../topology/schema';
import { lastClient } from './client-terms';
import { propagationDelay } from './delays';
import { askingOf, probes } from './gate-path';
import type { Path } from './path';

/**
 * The way out where neither a gate nor a check sees the fault: somebody's own probes do, and change
 * the records. Counts no person's reaction, and needs Route 53's control plane in us-east-1.
 */
export function monitorPath(topology: Topology, because: string): Path {
  return {
    observers: 1,
    quorum: 1,
    eachObserver: [probes(`${because}: the operators' monitor misses`, askingOf(topology.probing))],
    then: [
      {
        name: 'ChangeResourceRecordSets reaches every DNS server',
        takes: propagationDelay,
        source: 'AWS: generally within 60 s',
      },
      ...lastClient(topology),
    ],
  };
}

import type { Topology } from '../core/topology/schema';
import type { Incident } from './fast-path';
import { gateId } from './voter-checks';

/** What one lost region came to. */
export type Drawn = {
  /** From the fault until the last client is served elsewhere, seconds; undefined: never drained. */
  readonly rtoSeconds: number | undefined;
  /** Gates of other regions that closed, and any that closed before the fault. */
  readonly falseDrains: number;
};

/** Reads an incident as its last client would: the old answer's TTL and one time-out come on top. */
export function drawnFrom(incident: Incident, lost: string, topology: Topology): Drawn {
  const closings = incident.gates.filter(({ healthy }) => !healthy);
  const own = closings.filter(
    ({ checkId, dnsAtMs }) => checkId === gateId(lost) && dnsAtMs >= incident.faultMs,
  );
  const [first] = own;
  const lastClientSeconds = topology.dns.ttlSeconds + topology.entry.clientTimeoutSeconds;
  return {
    rtoSeconds:
      first === undefined
        ? undefined
        : (first.dnsAtMs - incident.faultMs) / 1000 + lastClientSeconds,
    falseDrains: closings.length - own.length,
  };
}

import type { Served } from '../clients/served';
import { servedThrough } from '../clients/served';
import type { Contestant, Trial } from './contestant';

/** One trial of one contestant, through its clients' eyes. */
export type Measured = {
  /** Undefined in a calm story. */
  readonly served: Served | undefined;
  /** Regions taken out that were well. */
  readonly falseDrains: number;
};

export async function measured({ play }: Contestant, trial: Trial): Promise<Measured> {
  const { users, ttlSeconds, drains } = await play(trial);
  const { fault, topology, endMs } = trial;
  const falseDrains = drains.filter(
    ({ region, atMs }) => region !== fault?.region || atMs < fault.atMs,
  ).length;
  if (fault === undefined) return { served: undefined, falseDrains };
  const outage = { region: fault.region, fromMs: fault.atMs };
  const fleet = { users, ttlSeconds, timeoutSeconds: topology.entry.clientTimeoutSeconds };
  return { served: servedThrough(outage, fleet, endMs), falseDrains };
}

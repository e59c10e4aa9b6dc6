import { seededChance } from '../core/chance/seeded-chance';
import type { Topology } from '../core/topology/schema';
import { HealthCheckFleet } from '../models/route53/checkers';
import type { AskAsChecker } from './keep-checking';
import { keepChecking } from './keep-checking';
import { Observers } from './observers';
import { VirtualClock } from './virtual-clock';
import { gateChecks } from './voter-checks';

/** A gate as DNS sees it, changing. */
export type GateChange = {
  readonly checkId: string;
  readonly healthy: boolean;
  readonly dnsAtMs: number;
};

export type Incident = {
  readonly faultMs: number;
  /** Every change of a gate from the first calm minute on, in the order in which Route 53 decided. */
  readonly gates: readonly GateChange[];
};

/** Before the fault: every prober has started, every checker has data, every delay has passed. */
const calmMs = 90_000;

/** After it: twice the hard bound of any topology that keeps a target of half a minute. */
const watchedMs = 60_000;

/**
 * Loses one region for good under a virtual clock, with the handlers on the models directly: their
 * code, their timing, and Route 53's delays as the plan declares them. One seed, one story.
 */
export async function loseRegion(
  topology: Topology,
  lost: string,
  seed: number,
): Promise<Incident> {
  const chance = seededChance(seed);
  const clock = new VirtualClock();
  const down = new Set<string>();
  const gates: GateChange[] = [];
  watchGates(topology, { clock, chance, down, gates });

  await clock.runUntil(calmMs);
  const faultMs = calmMs + chance() * 10_000;
  await clock.runUntil(faultMs);
  down.add(lost);
  await clock.runUntil(faultMs + watchedMs);
  return { faultMs, gates };
}

type Stage = {
  readonly clock: VirtualClock;
  readonly chance: () => number;
  readonly down: ReadonlySet<string>;
  readonly gates: GateChange[];
};

/** Observers, endpoints and checkers of a topology, all alive, nothing broken yet. */
function watchGates(topology: Topology, { clock, chance, down, gates }: Stage): void {
  const isUp = (region: string): boolean => !down.has(region);
  const observers = new Observers({
    topology,
    clock,
    chance,
    begin: (region) => (isUp(region) ? clock : undefined),
    clockOf: () => clock,
    serves: isUp,
    reaches: isUp,
    wordsOf: () => ({ holds: [] }),
    announce: () => undefined,
  });
  const fleet = new HealthCheckFleet(gateChecks(topology), { startMs: 0, chance });
  const ask: AskAsChecker = ({ fqdn, path }) => observers.says(fqdn, path);
  keepChecking(fleet, clock, ask, (change) => {
    if (change.checkId.startsWith('gate ')) gates.push(change);
  });
}

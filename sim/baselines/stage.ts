import { seededChance } from '../../core/chance/seeded-chance';
import { VirtualClock } from '../virtual-clock';
import { Connections } from './connections';
import type { Drain, Played, Trial } from './contestant';
import { WeightedDns } from './weighted-dns';

/** What a contestant finds when it enters. */
export type Stage = {
  readonly trial: Trial;
  readonly clock: VirtualClock;
  readonly chance: () => number;
  readonly connections: Connections;
  readonly dns: WeightedDns;
  /** Whoever takes a region out writes it down here. */
  readonly drains: Drain[];
};

type Setting = {
  /** When the clock begins, so that all is warm at 0. */
  readonly startMs: number;
  readonly ttlSeconds: number;
};

/** How often a story is looked at for its end. */
const lookMs = 2_000;

/** Plays a trial; `enter` puts those to work who take regions out. */
export async function playOn(
  trial: Trial,
  { startMs, ttlSeconds }: Setting,
  enter: (stage: Stage) => void,
): Promise<Played> {
  const chance = seededChance(trial.seed);
  const clock = new VirtualClock(startMs);
  const connections = new Connections(trial, clock, chance);
  const dns = new WeightedDns(trial.topology);
  const drains: Drain[] = [];
  enter({ trial, clock, chance, connections, dns, drains });
  const { fault, endMs } = trial;
  // A region that failed for good and is out stays out, and the rest of the story is dear.
  const isOver = (): boolean =>
    fault !== undefined && clock.now() > fault.atMs && !dns.namesFrom(clock.now(), fault.region);
  while (clock.now() < endMs && !isOver()) {
    await clock.runUntil(Math.min(endMs, clock.now() + lookMs));
  }
  return { users: dns.users(), ttlSeconds, drains };
}

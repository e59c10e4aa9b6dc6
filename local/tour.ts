import { setTimeout as sleep } from 'node:timers/promises';
import type { PlanBudget } from '../core/plan/plan';
import type { Topology } from '../core/topology/schema';
import { measureRecovery, sharesSince } from './clients/recovery';
import type { Desk } from './desk';
import { largestRegion } from './rehearsal/cast';
import { calmText, outcomeText } from './story/tour-text';

export type TourSettings = {
  readonly topology: Topology;
  /** What the plan says about the loss of a region. */
  readonly budget: PlanBudget;
  readonly now: () => number;
  readonly write: (line: string) => void;
};

/** How it went, and what the rest of the story is about. */
export type Toured = {
  readonly end: 'as expected' | 'not as expected';
  readonly region: string;
  readonly faultMs: number;
};

/** Calm before anything breaks: long enough to see that all is well. */
const calmMs = 6_000;

/** After the bound everybody must have been served for a while, and the shares must have settled. */
const settledMs = 10_000;

/** Loses the largest region, waits until everybody is served again, and compares with the plan. */
export async function tour({ world, attempts }: Desk, settings: TourSettings): Promise<Toured> {
  const { topology, budget, now, write } = settings;
  const region = largestRegion(topology);
  write(calmText(topology, { clients: world.clients, region, seconds: calmMs / 1000 }));
  await sleep(calmMs);
  const faultMs = now();
  world.break({ fault: 'region-down', region, style: 'silent' });
  await sleep(budget.boundSeconds * 1000 + settledMs);
  const recovery = measureRecovery(attempts(), faultMs);
  const shares = sharesSince(attempts(), now() - settledMs);
  write(outcomeText({ region, recovery, budget, shares }));
  const inTime = recovery.rtoSeconds !== undefined && recovery.rtoSeconds <= budget.boundSeconds;
  const end = inTime && !(region in shares) ? 'as expected' : 'not as expected';
  return { end, region, faultMs };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { route53 } from '../../core/route53/figures';
import type { Topology } from '../../core/topology/schema';
import type { Attempt } from '../clients/attempt';
import { ClientWatch } from '../story/client-watch';
import type { Loaded } from '../world/load';
import { openWorld } from '../world/open-world';
import type { World } from '../world/world';
import type { RecordedCall } from '../wire/call-record';
import type { WorldEvent } from '../world/world-event';
import { regionsOf } from '../network/fault';
import { castScenario } from './cast';
import type { Scenario } from './scenario';
import type { Budgets, Judged, Measured, Performance } from './verdict';
import { judge, measure } from './verdict';

export type RehearsalSettings = {
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly loaded: Loaded;
  readonly budgets: Budgets;
  readonly now: () => number;
  readonly chance: () => number;
  readonly newId: () => string;
  /** Every event as it happens, for whoever watches. */
  readonly onEvent: (event: WorldEvent) => void;
  readonly onCall?: (call: RecordedCall) => void;
  /** Every request of every client. */
  readonly onAttempt?: (attempt: Attempt) => void;
  readonly onTrouble: (text: string) => void;
  /** Opens what else lives in this world, unseen by the verdict, when its clients are served. */
  readonly beside?: (world: World) => Promise<{ readonly close: () => Promise<void> }>;
};

export type Rehearsal = Measured & {
  readonly scenario: string;
  readonly ok: boolean;
  /** Of the budget path the scenario is held against; null where it names none. */
  readonly boundSeconds: number | null;
  readonly p99Seconds: number | null;
  readonly expectations: readonly Judged[];
  readonly timeline: readonly (Omit<WorldEvent, 'atMs'> & { readonly atSeconds: number })[];
};

/** Plays a scenario once, in real time, in a world of its own, and judges what was seen. */
export async function rehearse(settings: RehearsalSettings): Promise<Rehearsal> {
  const { topology, loaded, chance, now, newId, onTrouble } = settings;
  const scenario = castScenario(settings.scenario, topology);
  const events: WorldEvent[] = [];
  const attempts: Attempt[] = [];
  const onEvent = (event: WorldEvent): void => {
    events.push(event);
    settings.onEvent(event);
  };
  const clients = new ClientWatch(onEvent);
  const onAttempt = (attempt: Attempt): void => {
    attempts.push(attempt);
    clients.see(attempt);
    settings.onAttempt?.(attempt);
  };
  const world = await openWorld({
    topology,
    loaded,
    chance,
    now,
    newId,
    onEvent,
    onAttempt,
    ...(settings.onCall === undefined ? {} : { onCall: settings.onCall }),
    onTrouble,
  });
  let others: { readonly close: () => Promise<void> } | undefined;
  try {
    await world.start();
    others = await settings.beside?.(world);
    await sleep(scenario.calmSeconds * 1000);
    const faultMs = now();
    await play(stretched(scenario, settings.budgets), world, faultMs, now);
    return concluded(scenario, {
      faultMs,
      endMs: now(),
      attempts,
      events,
      wasSick: (...spell) => world.wasSick(...spell),
      beats: world.beats(),
      control: await world.control(),
      poolsHit: poolsHit(scenario, topology),
      ttlSeconds: ttlOf(topology),
      budgets: settings.budgets,
    });
  } finally {
    await others?.close();
    await world.close();
  }
}

/** After the bound everybody has been served for a while, and the shares have settled. */
const settledSeconds = 15;

/** A story lasts until its budget's bound has passed, however long that is in this topology. */
function stretched(scenario: Scenario, budgets: Budgets): Scenario {
  const { boundSeconds = 0 } = budgets[scenario.expect.rto ?? ''] ?? {};
  const durationSeconds = Math.max(scenario.durationSeconds, boundSeconds + settledSeconds);
  return { ...scenario, durationSeconds };
}

/** How long an answer may be kept: an alias has its load balancer's time. */
const ttlOf = ({ entry, dns }: Topology): number =>
  entry.leaf === 'alias' ? route53.aliasTtlSeconds : dns.ttlSeconds;

/** Takes every step at its time, then lets the rest of the story happen. */
async function play(
  { steps, durationSeconds }: Scenario,
  world: World,
  faultMs: number,
  now: () => number,
): Promise<void> {
  for (const step of steps.toSorted((a, b) => a.atSeconds - b.atSeconds)) {
    await sleep(Math.max(0, faultMs + step.atSeconds * 1000 - now()));
    if ('break' in step) world.break(step.break);
    else if ('heal' in step) world.heal(step.heal === '*' ? undefined : step.heal);
    else await world.operate(step.operator);
  }
  await sleep(Math.max(0, faultMs + durationSeconds * 1000 - now()));
}

function concluded(scenario: Scenario, seen: Performance): Rehearsal {
  const expectations = judge(seen, scenario.expect);
  const budget = seen.budgets[scenario.expect.rto ?? ''];
  return {
    scenario: scenario.name,
    ok: expectations.every(({ met }) => met),
    ...measure(seen),
    boundSeconds: budget?.boundSeconds ?? null,
    p99Seconds: budget?.p99Seconds ?? null,
    expectations,
    timeline: seen.events.map(({ atMs, ...event }) => ({
      atSeconds: Math.round(atMs - seen.faultMs) / 1000,
      ...event,
    })),
  };
}

/** Pools of the regions that the scenario does something to. */
function poolsHit({ steps }: Scenario, { pools }: Topology): Set<string> {
  const regions = steps.flatMap((step) => ('break' in step ? regionsOf(step.break) : []));
  const hit = pools.filter((pool) => pool.regions.some((region) => regions.includes(region)));
  return new Set(hit.map(({ name }) => name));
}

import { uniform } from '../../core/budget/distribution';
import type { Topology } from '../../core/topology/schema';
import { perform } from '../slow-path/act';
import type { World } from '../slow-path/world';
import type { WorkflowTexts } from '../slow-path/workflows';
import type { Begun } from '../slow-path/story';
import { begin, calmMs } from '../slow-path/story';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';
import { answerSome, tidyUp } from './tidy-up';
import type { Swarm } from './swarm';
import { playedTopology, skewsOf, swarmOf } from './swarm';
import { missingToBeWhole } from './whole';

export type Played = { readonly world: World; readonly outcome: Outcome };

/** Where anything may happen, a story turns on which gate is closed, not on single checkers. */
const few = 3;

/** Where anything may happen, databases and caches move in seconds: as many things can go wrong. */
const hurriedPromotion = uniform(5, 15);

/** People look after the incidents so often, seconds. */
const roundsSeconds = 15;

/** After so long without a fault everything is as before, or something is wrong. */
const wholeWithinSeconds = 900;

/** By then users are elsewhere, by votes or by Route 53's own checks; seconds after the fault. */
const trafficSeconds = {
  'region lost': 35,
  'region gray': 35,
  'voter away': 35,
  'two at once': 60,
} as const;

/**
 * Plays one seed: safety under whatever befalls its world; then, on a wild day, everything is
 * mended and the world has to become whole again. The same seed is the same story, to the letter.
 */
export async function playSeed(
  declared: Topology,
  workflows: WorkflowTexts,
  seed: number,
): Promise<Played> {
  const swarm = swarmOf(declared, seed);
  const topology = playedTopology(declared, swarm);
  const begun = begin({
    ...{ topology, workflows, seed, beats: swarm.beats },
    skewMs: skewsOf(topology, swarm),
    ...(swarm.kind === 'wild' ? { checkers: few, promotion: hurriedPromotion } : {}),
  });
  const missing =
    swarm.kind === 'wild'
      ? await becomeWhole(begun, swarm)
      : await untilDecided(begun, topology, swarm.kind, swarm);
  const { world } = begun;
  const violations = [...begun.end(), ...missing.map((what) => `liveness: ${what}`)];
  return { world, outcome: outcomeOf(world, swarm, violations) };
}

/** When the last beat with a moment of its own is over, and a while for what it leads to. */
function endOfFaultsMs({ beats }: Swarm): number {
  const moments = beats.flatMap((beat) => ('atSeconds' in beat ? [beat.atSeconds] : []));
  return calmMs + (Math.max(0, ...moments) + 10) * 1000;
}

async function becomeWhole({ world }: Begun, swarm: Swarm): Promise<string[]> {
  const { clock } = world;
  while (clock.now() < endOfFaultsMs(swarm)) {
    await clock.runUntil(Math.min(endOfFaultsMs(swarm), clock.now() + roundsSeconds * 1000));
    await inTime(world, () => answerSome(world, swarm.approving));
  }
  await inTime(world, () => perform({ do: 'mend', region: undefined }, world));
  const untilMs = clock.now() + wholeWithinSeconds * 1000;
  while (clock.now() < untilMs) {
    await clock.runUntil(clock.now() + roundsSeconds * 1000);
    // A run can still be stopped by its accident, for as long as one is to come.
    await inTime(world, () => perform({ do: 'mend', region: undefined }, world));
    await inTime(world, () => tidyUp(world, swarm.approving));
    if (missingToBeWhole(world).length === 0) return [];
  }
  return missingToBeWhole(world);
}

async function untilDecided(
  { world }: Begun,
  topology: Topology,
  kind: keyof typeof trafficSeconds,
  swarm: Swarm,
): Promise<string[]> {
  const { clock, state } = world;
  await clock.runUntil(endOfFaultsMs(swarm) + trafficSeconds[kind] * 1000);
  // A day ends when its incidents are closed or wait for a person: once the target is missed they do.
  const untilMs = clock.now() + topology.targets.databaseWrites.rtoSeconds * 1000;
  const isOpen = (): boolean =>
    [...state.rows.values()].some((row) => row.row === 'incident' && row.phase === 'running');
  while (isOpen() && clock.now() < untilMs) await clock.runUntil(clock.now() + 5_000);
  // Whoever has just closed its incident has to tell its workflow.
  await clock.runUntil(clock.now() + 2_000);
  return isOpen() ? ['an incident still runs'] : [];
}

/** Lets time pass while somebody acts. */
async function inTime({ clock }: World, act: () => Promise<void>): Promise<void> {
  const passing = { over: false };
  const acting = act().finally(() => {
    passing.over = true;
  });
  while (!passing.over) await clock.runUntil(clock.now() + 100);
  await acting;
}

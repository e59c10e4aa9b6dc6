import { seededChance } from '../../core/chance/seeded-chance';
import type { Topology } from '../../core/topology/schema';
import type { Fault, Trial } from './contestant';

/** The fault meets every schedule at any phase: somewhere in this minute, after a calm beginning. */
const faultFromMs = 30_000;
const minuteMs = 60_000;

/** Long enough for the slowest contestant that ever gets there. */
const watchedMs = 400_000;

const hourMs = 3_600_000;

/** A region fails for good at a moment that the seed draws. */
export function faultTrial(
  topology: Topology,
  { region, kind }: Omit<Fault, 'atMs'>,
  seed: number,
): Trial {
  const chance = seededChance(seed);
  const atMs = faultFromMs + chance() * minuteMs;
  return {
    topology,
    seed: seedFrom(chance),
    fault: { region, kind, atMs },
    connectionLossPercent: 0,
    endMs: atMs + watchedMs,
  };
}

/** Hours in which every region is well and connections get lost all the same. */
export const calmTrial = (
  topology: Topology,
  {
    hours,
    connectionLossPercent,
  }: { readonly hours: number; readonly connectionLossPercent: number },
  seed: number,
): Trial => ({
  topology,
  seed: seedFrom(seededChance(seed)),
  fault: undefined,
  connectionLossPercent,
  endMs: hours * hourMs,
});

/** Another row of numbers than the one the fault's moment comes from. */
const seedFrom = (chance: () => number): number => Math.floor(chance() * 2 ** 32);

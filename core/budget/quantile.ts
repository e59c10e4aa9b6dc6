import { seededChance } from '../chance/seeded-chance';
import type { Path } from './path';
import { drawIncident, pathBound } from './path';

/** Enough for the p99 to move by less than 0.1 s from one seed to another. */
const incidents = 20_000;

/** The seed of every plan, so that the same topology always gives the same digits. */
export const planSeed = 1;

/** Durations of many incidents on one path, ready to be asked for quantiles. */
export type Incidents = {
  /** Seconds that the share `quantile` (0-1) of incidents does not exceed; 1 is the hard bound. */
  readonly quantile: (quantile: number) => number;
};

/** Draws incidents from a seed of their own, so that no path shifts another's figures. */
export function drawIncidents(path: Path, seed: number): Incidents {
  const chance = seededChance(seed);
  const seconds = Float64Array.from({ length: incidents }, () => drawIncident(path, chance)).sort();
  return {
    quantile: (quantile) =>
      quantile >= 1
        ? pathBound(path)
        : (seconds[Math.max(0, Math.ceil(quantile * incidents) - 1)] ?? pathBound(path)),
  };
}

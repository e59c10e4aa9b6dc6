import { wholeFactor } from '../capacity/dns-weights';
import type { Shares } from '../capacity/spread';
import { negligible } from '../capacity/spread';

/** The largest weight a record can have (AWS, weighted records: 0 to 255). */
const largest = 255;

/**
 * Whole weights for shares, chosen so that rounding pushes nobody over its capacity where any scale
 * up to 255 allows it; else the scale with the smallest overload. Members that wait out of service
 * get theirs on the same scale, and at least 1: a weight of 0 could never come back by itself.
 */
export function fittingWeights(serving: Shares, waiting: Shares, capacities: Shares): Shares {
  const top = Math.max(...Object.values(serving), ...Object.values(waiting));
  if (!(top > 0)) return { ...mapShares(serving, () => 1), ...mapShares(waiting, () => 1) };
  let best: Shares | undefined;
  let least = Infinity;
  for (const scale of scalesFor(serving, top)) {
    if (least <= negligible) break;
    const weights = mapShares(serving, (share) =>
      share > 0 ? Math.max(1, Math.round((share / top) * scale)) : 0,
    );
    const over = overload(weights, serving, capacities);
    if (over < least) {
      least = over;
      best = {
        ...weights,
        ...mapShares(waiting, (share) => Math.max(1, Math.round((share / top) * scale))),
      };
    }
  }
  return best ?? serving;
}

/** The shares' own numbers where they can be written as they are, then as fine as 255 allows. */
function scalesFor(serving: Shares, top: number): number[] {
  const whole = wholeFactor(Object.values(serving), top);
  const finest = Array.from({ length: largest }, (_, index) => largest - index);
  return whole === undefined ? finest : [whole * top, ...finest];
}

/** By how much the worst member is above its capacity, percent of all traffic; 0 where none is. */
function overload(weights: Shares, serving: Shares, capacities: Shares): number {
  const demand = Object.values(serving).reduce((sum, share) => sum + share, 0);
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  if (sum === 0) return demand;
  return Math.max(
    0,
    ...Object.entries(weights).map(
      ([name, weight]) => (demand * weight) / sum - (capacities[name] ?? 0),
    ),
  );
}

function mapShares(shares: Shares, to: (share: number) => number): Shares {
  return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, to(share)]));
}

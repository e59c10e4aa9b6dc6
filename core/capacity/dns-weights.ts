import { regionOf } from '../topology/pools';
import type { Governed } from './serving';
import type { Shares } from './spread';

/** The largest weight a record can have (AWS, weighted records: 0 to 255). */
const largestWeight = 255;

/** The base weights of every weighted group, by pool and region. */
export function dnsWeights(topology: Governed): Readonly<Record<string, Shares>> {
  return Object.fromEntries(
    topology.pools.map(({ name, regions }) => [
      name,
      weightsFor(
        Object.fromEntries(regions.map((region) => [region, regionOf(topology, region).share])),
      ),
    ]),
  );
}

/**
 * Integer weights in proportion to shares: the shares themselves where they are whole, else the
 * smallest multiple that is, else as fine as 255 allows. A positive share never gets 0, and a group
 * without any share is equal, since weights that sum to zero would leave the choice to Route 53.
 */
export function weightsFor(shares: Shares): Shares {
  const values = Object.values(shares);
  const largest = Math.max(0, ...values);
  if (largest === 0) return mapShares(shares, () => 1);
  const factor = wholeFactor(values, largest);
  return mapShares(shares, (share) => {
    const scaled = factor === undefined ? (share / largest) * largestWeight : share * factor;
    return share > 0 ? Math.max(1, Math.round(scaled)) : 0;
  });
}

/** Shares are written with a decimal or two; what is finer than this is approximated. */
const finestFraction = 1_000;

/** The smallest factor that makes every share whole within 255; undefined where there is none. */
export function wholeFactor(values: readonly number[], largest: number): number | undefined {
  for (let factor = 1; factor <= finestFraction && factor * largest <= largestWeight; factor += 1) {
    const whole = values.every((value) => {
      const scaled = value * factor;
      return value === 0 || (scaled > 0.5 && Math.abs(scaled - Math.round(scaled)) < 1e-6);
    });
    if (whole) return factor;
  }
  return undefined;
}

function mapShares(shares: Shares, to: (share: number) => number): Shares {
  return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, to(share)]));
}

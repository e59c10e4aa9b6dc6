import type { Load, Loads } from '../capacity/losses';
import type { Shares } from '../capacity/spread';

/** Rounds away what binary fractions add: 64.00000000000001 is 64. Nine decimals stay. */
export const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

export function roundedShares(shares: Shares): Shares {
  return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, rounded(share)]));
}

export function roundedLoads(loads: Loads): Loads {
  return Object.fromEntries(
    Object.entries(loads).map(([name, { carried, capacity, percent }]): [string, Load] => [
      name,
      { carried: rounded(carried), capacity: rounded(capacity), percent: rounded(percent) },
    ]),
  );
}

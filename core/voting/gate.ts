import type { Picture } from './picture';

/** Pictures by observer; a region that cannot be read is absent, which counts as no vote. */
export type Pictures = ReadonlyMap<string, Picture>;

/** Who says drain about a region, among all but itself. */
export function votersAgainst(region: string, pictures: Pictures): string[] {
  return [...pictures.values()]
    .filter(({ observer, drains }) => observer !== region && drains.includes(region))
    .map(({ observer }) => observer);
}

/** Whether the votes served close the gate, exactly as Route 53 counts them. */
export function isDrained(region: string, pictures: Pictures, quorum: number): boolean {
  return votersAgainst(region, pictures).length >= quorum;
}

/** Whether anyone serves a hold on the region. */
export function isHeld(region: string, pictures: Pictures): boolean {
  return [...pictures.values()].some(({ holds }) => holds.some((hold) => hold.region === region));
}

/**
 * Route 53's HealthThreshold of a gate: the calculated check is healthy while at least this many
 * inverted voter checks are, so that `quorum` votes to drain, and no fewer, make it unhealthy.
 */
export const gateHealthThreshold = (others: number, quorum: number): number => others - quorum + 1;

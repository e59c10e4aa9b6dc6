import type { Cell, Draft } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';

type Timing = Pick<ControlView, 'writer' | 'clockSkewSeconds'>;

/** How often the writer's region renews its permit: six tries before the default one lapses. */
export const renewEveryMs = 10_000;

/** Whether the holder may write at this moment of its own clock. */
export const isValid = ({ permit }: Pick<Cell, 'permit'>, nowMs: number): boolean =>
  permit.validUntilMs > nowMs;

/**
 * The permit for longer, or undefined where it is not this region's to renew: the role is another's
 * or has moved, or a run has closed it. It never moves back: a renewal that arrives late would
 * shorten what the writer already relies on, or what a fence waits for.
 */
export function renewal(
  cell: Cell,
  by: { readonly region: string; readonly roleEpoch: number },
  nowMs: number,
  { writer }: Timing,
): Draft<Cell> | undefined {
  const validUntilMs = nowMs + ms(writer.permitSeconds);
  const mine = cell.region === by.region && cell.roleEpoch === by.roleEpoch;
  if (!mine || !cell.permit.open || cell.permit.validUntilMs >= validUntilMs) return undefined;
  return { ...cell, permit: { open: true, validUntilMs } };
}

/** The first moment at which nobody can be writing under a closed permit, by anybody's clock. */
export const silentFromMs = (
  { permit }: Pick<Cell, 'permit'>,
  { writer, clockSkewSeconds }: Timing,
): number => permit.validUntilMs + ms(clockSkewSeconds) + ms(writer.writeSeconds);

/** Whether the cell is fenced: closed, lapsed, and the last transaction over. */
export const isFenced = (cell: Cell, nowMs: number, timing: Timing): boolean =>
  !cell.permit.open && silentFromMs(cell, timing) < nowMs;

/** A permit further ahead than any renewal could have moved it: no wait proves anything then. */
export const isImplausible = ({ permit }: Cell, nowMs: number, timing: Timing): boolean =>
  permit.validUntilMs > nowMs + ms(timing.writer.permitSeconds) + ms(timing.clockSkewSeconds);

/**
 * Whether nobody has been able to write to a cell for too long, whoever is to blame: for a permit's
 * length while no live run is at work on it, or for the database target whatever runs do.
 */
export const isUnwritable = (
  silentMs: number,
  hasLiveRun: boolean,
  { writer, writesSeconds }: Timing & Pick<ControlView, 'writesSeconds'>,
): boolean => silentMs > ms(hasLiveRun ? writesSeconds : writer.permitSeconds);

import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';
import type { Draft, Incident } from '../control/rows';
import { without } from '../control/without';

type Timing = Pick<ControlView, 'leaseSeconds' | 'clockSkewSeconds'>;

/**
 * Whether anybody may take the lease: nobody has it, or it lapsed by everybody's clock. Its owner
 * is no exception: a run that lost it must not find it again under its old epoch.
 */
export const isFree = ({ lease }: Incident, nowMs: number, timing: Timing): boolean =>
  lease === undefined || lease.untilMs + ms(timing.clockSkewSeconds) < nowMs;

/** The incident in the hands of a new run: only taking the lease uses a new epoch. */
export function taken(
  incident: Draft<Incident>,
  by: { readonly runner: string; readonly epoch: number },
  nowMs: number,
  timing: Timing,
): Draft<Incident> {
  return {
    ...incident,
    phase: 'running',
    status: `run by ${by.runner} under epoch ${by.epoch}`,
    changedAtMs: nowMs,
    epoch: by.epoch,
    lease: { runner: by.runner, untilMs: nowMs + ms(timing.leaseSeconds) },
  };
}

/** The same run for longer. Undefined where the lease is not this epoch's, or was given back. */
export function renewed(
  incident: Incident,
  epoch: number,
  nowMs: number,
  timing: Timing,
): Draft<Incident> | undefined {
  if (incident.epoch !== epoch || incident.lease === undefined) return undefined;
  const untilMs = Math.max(incident.lease.untilMs, nowMs + ms(timing.leaseSeconds));
  return { ...incident, lease: { ...incident.lease, untilMs } };
}

/** The incident without a runner, in a phase where none works on it. */
export function released(
  incident: Draft<Incident>,
  to: { readonly phase: Exclude<Incident['phase'], 'running'>; readonly status: string },
  nowMs: number,
): Draft<Incident> {
  return { ...without(incident, 'lease'), ...to, changedAtMs: nowMs };
}

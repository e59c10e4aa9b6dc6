import * as z from 'zod';
import type { Control } from '../../core/control/control';
import { incidentAbout, isKilled } from '../../core/control/control';
import type { Fact } from '../../core/control/fact';
import type { Draft, Incident } from '../../core/control/rows';
import { released, renewed } from '../../core/incident/lease';
import type { ControlView } from '../../core/topology/control-view';
import type { Clock, ControlTable, Log, Tell } from '../ports';

/** What the trigger hands to a run and the workflow to each of its steps. */
export const runSchema = z.object({
  incident: z.string(),
  region: z.string(),
  epoch: z.number().int(),
  drill: z.boolean(),
});

export type Run = z.infer<typeof runSchema>;

/** What every step needs, whatever it does. */
export type StepPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly control: ControlTable;
  readonly tell: Tell;
};

/** Where and by which rules a step runs. */
export type Place = { readonly view: ControlView; readonly runner: string };

/** What a step finds when it begins: the lease just renewed, everything freshly read. */
export type Scene = {
  readonly run: Run;
  readonly incident: Incident;
  readonly control: Control;
  readonly nowMs: number;
};

/** Why a step did nothing. A superseded run ends quietly; a stopped one pages what it leaves. */
export type NotMine = { readonly outcome: 'superseded' | 'stopped'; readonly because: string };

/** What some steps may do that others may not. */
export type Allowance = {
  /** Calling for a person goes on where everything else is stopped. */
  readonly evenKilled?: boolean;
  /** What can be undone goes on while the other branch waits for a person, its lease given back. */
  readonly withoutLease?: boolean;
};

/** An amendment is made by a step that was let in already. */
const anyhow: Allowance = { evenKilled: true, withoutLease: true };

/** A row that many write at once is read again this often before the step is retried as a whole. */
const attempts = 8;

/**
 * Runs one step as the owner of its incident: reads everything, renews the lease and only then
 * acts. Whoever can take the lease later knows that no call of this step is still to come, because
 * the function's time-out is shorter than what was just renewed.
 */
export async function asOwner<T>(
  event: unknown,
  ports: StepPorts,
  { view }: Place,
  act: (scene: Scene) => Promise<T>,
  allowance: Allowance = {},
): Promise<T | NotMine> {
  const run = runSchema.parse(event);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const control = await ports.control.read();
    const nowMs = ports.clock.now();
    const incident = incidentAbout(control, run.region, run.drill);
    const obstacle = obstacleFor(run, incident, control, allowance);
    if (obstacle !== undefined) return obstacle;
    if (incident === undefined) continue;
    const longer = renewed(incident, run.epoch, nowMs, view);
    if (longer === undefined) return act({ run, incident, control, nowMs });
    if (await ports.control.replace(incident, longer)) {
      const owned = { ...incident, ...longer, version: incident.version + 1 };
      return act({ run, incident: owned, control, nowMs });
    }
  }
  throw new Error(`incident ${run.incident} was written by others ${attempts} times; try again`);
}

function obstacleFor(
  { incident: id, epoch }: Run,
  incident: Incident | undefined,
  control: Control,
  { evenKilled = false, withoutLease = false }: Allowance,
): NotMine | undefined {
  if (incident?.id !== id) {
    return { outcome: 'superseded', because: `incident ${id} is over` };
  }
  if (incident.epoch !== epoch) {
    const because = `epoch ${incident.epoch} took over from epoch ${epoch}`;
    return { outcome: 'superseded', because };
  }
  if (incident.phase === 'closed' || incident.phase === 'escalated') {
    return { outcome: 'superseded', because: `incident ${id} is ${incident.phase}` };
  }
  if (incident.lease === undefined && !withoutLease) {
    return { outcome: 'superseded', because: `epoch ${epoch} has given its lease back` };
  }
  if (isKilled(control) && !evenKilled)
    return { outcome: 'stopped', because: 'the kill switch stops runs' };
  return undefined;
}

/**
 * Writes a change to this run's incident, made again from the row as it now is where the run's other
 * branch has renewed the lease meanwhile. False where the incident is not this run's any more.
 */
export async function amend(
  { run, incident }: Scene,
  { control }: StepPorts,
  change: (incident: Incident) => Draft<Incident>,
): Promise<boolean> {
  let before: Incident | undefined = incident;
  for (let attempt = 0; attempt < attempts && before !== undefined; attempt += 1) {
    if (await control.replace(before, change(before))) return true;
    const now = await control.read();
    const found = incidentAbout(now, run.region, run.drill);
    before = obstacleFor(run, found, now, anyhow) === undefined ? found : undefined;
  }
  return false;
}

/** Hands the incident on without a runner: to a person, or to nobody because it is over. */
export const handOver = (
  scene: Scene,
  ports: StepPorts,
  to: Parameters<typeof released>[1],
  change: (incident: Incident) => Draft<Incident> = (incident) => incident,
): Promise<boolean> =>
  amend(scene, ports, (incident) => released(change(incident), to, ports.clock.now()));

/** A fact about this run, as the audit trail and the bus want it. */
export const factOf = (
  { run, incident }: Pick<Scene, 'run' | 'incident'>,
  { runner }: Place,
  atMs: number,
  fact: Pick<Fact, 'kind' | 'about' | 'text' | 'severity' | 'details'>,
): Fact => ({ ...fact, atMs, by: runner, incident: incident.id, epoch: run.epoch });

import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../core/control/control';
import { cellsOf, incidentAbout, weightsOf } from '../core/control/control';
import type { Incident } from '../core/control/rows';
import { poolOf } from '../core/topology/pools';
import { controlViewOf, databaseOf } from '../core/topology/control-view';
import type { Topology } from '../core/topology/schema';
import type { Desk } from './desk';

export type SecondActSettings = {
  readonly topology: Topology;
  /** The region that was lost, and when. */
  readonly region: string;
  readonly faultMs: number;
  readonly now: () => number;
  readonly write: (line: string) => void;
};

/** A run that has not ended by then has gone wrong: the writer's target is twice as long. */
const patienceMs = 300_000;

/**
 * What state does after traffic has moved: waits for the incident to end, or to wait for a person,
 * and tells who writes now and what the weights are.
 */
export async function secondAct(
  { world }: Pick<Desk, 'world'>,
  settings: SecondActSettings,
): Promise<'as expected' | 'not as expected'> {
  const { region, faultMs, now, write } = settings;
  while (now() - faultMs < patienceMs) {
    const control = await world.control();
    const incident = control && incidentAbout(control, region);
    if (control !== undefined && incident !== undefined && incident.phase !== 'running') {
      write(endText(incident, control, settings));
      return incident.outcome === 'done' ? 'as expected' : 'not as expected';
    }
    await sleep(1_000);
  }
  write(`\nthe incident of ${region} has not ended after ${patienceMs / 1000} s`);
  return 'not as expected';
}

function endText(
  incident: Incident,
  control: Control,
  { topology, region, faultMs }: SecondActSettings,
): string {
  const after = (atMs: number): string => `${((atMs - faultMs) / 1000).toFixed(0)} s`;
  const { name: pool } = poolOf(topology, region);
  const weights = Object.entries(weightsOf(control, pool)?.weights ?? {});
  const target = topology.targets.databaseWrites.rtoSeconds;
  const moved = cellsOf(control).filter(({ movedAtMs = 0 }) => movedAtMs > faultMs);
  const end = incident.phase === 'closed' ? `closed as ${incident.outcome ?? '?'}` : incident.phase;
  return [
    '',
    `the incident of ${region} is ${end} after ${after(incident.changedAtMs)}: ${incident.status}`,
    ...moved.map(
      ({ cell, region: writer, movedAtMs = 0 }) =>
        `  ${writer} writes ${cell} since ${after(movedAtMs)} (target ${target} s)`,
    ),
    ...(moved.some(({ cell }) => databaseOf(controlViewOf(topology), cell) !== undefined)
      ? ['  databases move in seconds on the desk; plan counts the minutes that AWS takes']
      : []),
    ...(weights.length === 0
      ? []
      : [`  weights of ${pool}: ${weights.map(([name, w]) => `${name} ${w}`).join(', ')}`]),
  ].join('\n');
}

import type { Control } from '../core/control/control';
import {
  cellNamed,
  cellsOf,
  holdsOf,
  incidentsOf,
  placedHolds,
  regionRowOf,
  releasesOf,
  weightsOf,
} from '../core/control/control';
import type { Cell, Incident } from '../core/control/rows';
import type { ControlView } from '../core/topology/control-view';
import { silentFromMs } from '../core/writer/permit';
import { clock } from './moments';
import { weightsLine, weightsState } from './weights-text';

/** What happened to one incident, and around it, between two looks: a line for each change. */
export function changesText(
  id: string,
  before: Control,
  now: Control,
  view: ControlView,
): string[] {
  const was = caseOf(id, before);
  const is = caseOf(id, now);
  return [
    ...(is === undefined ? [] : runChanges(was, is)),
    ...holdChanges(before, now),
    ...view.pools.flatMap((pool) => weightChanges(pool, before, now)),
    ...cellsOf(now).flatMap((cell) => cellChanges(cellNamed(before, cell.cell), cell, view)),
    ...cellsOf(now).flatMap((cell) => knownChanges(cell, before, now, view)),
    ...(is === undefined || is.status === was?.status || isToldAnyway(is) ? [] : [is.status]),
  ];
}

export const caseOf = (id: string, control: Control): Incident | undefined =>
  incidentsOf(control).find((incident) => incident.id === id);

/** Who runs it has its own line, and so has the end. */
const isToldAnyway = ({ status, epoch, phase }: Incident): boolean =>
  phase === 'closed' || status.endsWith(`under epoch ${epoch}`);

function runChanges(was: Incident | undefined, is: Incident): string[] {
  const isNew = was?.lease === undefined || was.epoch !== is.epoch;
  return [
    ...(is.lease !== undefined && isNew
      ? [`${is.lease.runner} runs it under epoch ${is.epoch}`]
      : []),
    ...(was !== undefined && was.level !== is.level
      ? [`${is.region} goes to ${Math.round(is.level * 100)} % of its share of the traffic`]
      : []),
  ];
}

function holdChanges(before: Control, now: Control): string[] {
  const known = new Set(placedHolds(before).map(({ id }) => id));
  const gone = new Set(releasesOf(before).map(({ id }) => id));
  return [
    ...holdsOf(now)
      .filter(({ id }) => !known.has(id))
      .map(({ region, by, reason }) => `${region} is held by ${by}: ${reason}`),
    ...releasesOf(now)
      .filter(({ id }) => !gone.has(id))
      .map(({ id, by, reason }) => {
        const region = placedHolds(now).find((hold) => hold.id === id)?.region ?? id;
        return `${region} is released by ${by}: ${reason}`;
      }),
  ];
}

type Pool = ControlView['pools'][number];

function weightChanges({ name: pool, regions }: Pool, before: Control, now: Control): string[] {
  const was = weightsOf(before, pool);
  const is = weightsOf(now, pool);
  if (is === undefined) return [];
  const planned =
    was?.generation.epoch !== is.generation.epoch || was.generation.step !== is.generation.step;
  const state = weightsState(is);
  return [
    ...(planned ? [`weights of ${pool}: ${weightsLine(is, regions)}; ${state}`] : []),
    ...(!planned && weightsState(was) !== state ? [`weights of ${pool} are ${state}`] : []),
  ];
}

function cellChanges(was: Cell | undefined, is: Cell, view: ControlView): string[] {
  if (was === undefined) return [];
  const moved = was.roleEpoch !== is.roleEpoch;
  const closed = was.permit.open && !is.permit.open;
  const reopened = !moved && !was.permit.open && is.permit.open;
  return [
    ...(closed
      ? [
          `${is.region} gets no more permits to write ${is.cell}; ` +
            `it is silent from ${clock(silentFromMs(is, view))} UTC on`,
        ]
      : []),
    ...(is.intent !== undefined && is.intent.candidate !== was.intent?.candidate
      ? [`${is.intent.candidate} is chosen to write ${is.cell}: from here it goes on or escalates`]
      : []),
    ...(is.intent?.promotedAtMs !== undefined && was.intent?.promotedAtMs === undefined
      ? [`the database of ${is.cell} accepts writes in ${is.intent.candidate}`]
      : []),
    ...(moved ? [`${is.region} writes ${is.cell} now (role epoch ${is.roleEpoch})`] : []),
    ...(reopened ? [`${is.region} may write ${is.cell} again`] : []),
  ];
}

/** How many regions' services know who writes, whenever that number grows. */
function knownChanges(cell: Cell, before: Control, now: Control, view: ControlView): string[] {
  const was = cellNamed(before, cell.cell);
  const knowing = knowers(cell, now, view);
  const grew = knowing.length > knowers(cell, before, view).length;
  if (was === undefined || cell.roleEpoch === 1 || !grew) return [];
  const all = view.regions.length;
  return [`${knowing.length} of ${all} regions know that ${cell.region} writes ${cell.cell}`];
}

const knowers = ({ cell, roleEpoch }: Cell, control: Control, { regions }: ControlView): string[] =>
  regions
    .map(({ name }) => name)
    .filter((name) => (regionRowOf(control, name)?.roleEpochs[cell] ?? 0) >= roleEpoch);

import type { Control } from '../core/control/control';
import {
  cellNamed,
  incidentAbout,
  incidentsOf,
  regionRowOf,
  weightsOf,
} from '../core/control/control';
import type { Cell } from '../core/control/rows';
import type { ControlView } from '../core/topology/control-view';
import { wantedPlans } from '../core/traffic/wanted';
import { isValid } from '../core/writer/permit';
import { aligned } from './commands/plan-table';
import { isOpen } from './find-incident';
import { incidentLine, nextCommands } from './incident-text';
import { clock, span } from './moments';
import { weightsLine, weightsState } from './weights-text';

/** A reconciler that has nothing new still says once a minute that it is there. */
const quietMs = 90_000;

/** The slow path's part of the screen, as titles with lines. */
export function controlSections(
  control: Control,
  view: ControlView,
  nowMs: number,
): (readonly [title: string, lines: readonly string[]])[] {
  return [
    ['incidents', incidents(control, nowMs)],
    ['writers', writers(control, view, nowMs)],
    ['weights', weights(control, view)],
    ['reconcilers', reconcilers(control, view, nowMs)],
  ];
}

function incidents(control: Control, nowMs: number): string[] {
  const open = incidentsOf(control).filter(isOpen);
  if (open.length === 0) return ['none open'];
  return open.flatMap((incident) => [
    incidentLine(incident, nowMs),
    ...nextCommands(incident).map((command) => `  -> ${command}`),
  ]);
}

function writers(control: Control, view: ControlView, nowMs: number): string[] {
  const cells = view.cells.flatMap(({ name }) => cellNamed(control, name) ?? []);
  if (cells.length === 0) return ['no cell is in the strong table yet'];
  return aligned(
    cells.map((cell) => [
      cell.cell,
      cell.region,
      `role epoch ${cell.roleEpoch}`,
      permitText(cell, nowMs),
      unaware(cell, control, view),
    ]),
    0,
  );
}

function permitText(cell: Cell, nowMs: number): string {
  const { open, validUntilMs } = cell.permit;
  const there = cell.intent?.promotedAtMs === undefined ? '' : ', whose database accepts writes';
  const intent = cell.intent === undefined ? '' : `, moving to ${cell.intent.candidate}${there}`;
  const left = validUntilMs - nowMs;
  if (!isValid(cell, nowMs)) return `MAY NOT WRITE since ${clock(validUntilMs)} UTC${intent}`;
  return open ? `may write for ${span(left)}` : `CLOSED, ends in ${span(left)}${intent}`;
}

/** Regions whose services still go by an older role. */
function unaware({ cell, roleEpoch }: Cell, control: Control, { regions }: ControlView): string {
  const late = regions
    .map(({ name }) => name)
    .filter((name) => (regionRowOf(control, name)?.roleEpochs[cell] ?? roleEpoch) < roleEpoch);
  return late.length === 0 ? '' : `not known yet in ${late.join(', ')}`;
}

function weights(control: Control, view: ControlView): string[] {
  const base = wantedPlans(view, {});
  return view.pools.flatMap(({ name, regions }) => {
    const row = weightsOf(control, name);
    const plan = row ?? base[name];
    if (plan === undefined) return [];
    const state = row === undefined ? 'as deployed' : weightsState(row);
    const levels = regions.flatMap((region) => {
      const level = incidentAbout(control, region)?.level ?? 1;
      return level === 1 ? [] : [`${region} at ${Math.round(level * 100)} %`];
    });
    return [[`${name}: ${weightsLine(plan, regions)}`, state, ...levels].join('; ')];
  });
}

/** Only those that nobody has heard of, or not for too long. */
function reconcilers(control: Control, { regions }: ControlView, nowMs: number): string[] {
  const names = regions.map(({ name }) => name);
  const never = names.filter((name) => regionRowOf(control, name) === undefined);
  const silent = names.flatMap((name) => {
    const silentMs = nowMs - (regionRowOf(control, name)?.seenAtMs ?? nowMs);
    return silentMs > quietMs ? [`${name}: silent for ${span(silentMs)}`] : [];
  });
  return [...(never.length === 0 ? [] : [`${never.join(', ')}: never seen`]), ...silent];
}

/** Cases that nobody opens although there is cause to, with the reason and who holds back. */
export function unopened(control: Control, { regions }: ControlView): string[] {
  const by = new Map<string, string[]>();
  for (const { name } of regions) {
    for (const [about, why] of Object.entries(regionRowOf(control, name)?.withheld ?? {})) {
      const what = `no incident about ${about}: ${why}`;
      by.set(what, [...(by.get(what) ?? []), name]);
    }
  }
  return [...by].map(([what, observers]) => `${what} (${observers.join(', ')})`);
}

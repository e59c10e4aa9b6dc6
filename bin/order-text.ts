import { boundOf } from '../core/budget/distribution';
import { promotions } from '../core/data/figures';
import type { Course, Order } from '../core/incident/order';
import type { Sight } from '../core/incident/sight';
import { majoritySays, witnessesSaying } from '../core/incident/sight';
import type { ControlView } from '../core/topology/control-view';
import { databaseOf } from '../core/topology/control-view';
import { isDrained, isHeld } from '../core/voting/gate';
import type { CellForecast, Forecast, PoolForecast } from './forecast';
import { labelled } from './labelled';
import { percent } from './weights-text';

/** Everything a person should have read before they say yes. */
export function orderText(
  order: Order,
  course: Course,
  { cells, pools }: Forecast,
  sight: Sight,
  view: ControlView,
): string {
  const { region, by, reason, drill, breakGlass } = order;
  const moving = cells.filter(({ moves }) => moves);
  const glass = breakGlass ? ', break-glass' : '';
  const what = `${drill ? 'drill of a ' : ''}failover of ${region}${glass}`;
  return [
    `${what}, ordered by ${by}: ${reason}`,
    '',
    ...labelled([
      ['case', caseLines(course)],
      ['seen', seenLines(region, sight, view)],
      ['writers', writerLines(cells, region, view)],
      ['weights', pools.length === 0 ? ['stay as they are'] : pools.map(poolLine)],
      ['shed', shedLines(pools)],
      ['hold', [`${region} stays out until \`meridian release ${region}\``]],
      ['asks', askLines(order, moving)],
      ['after', afterLines(moving, view)],
      [
        'drill',
        drill ? ['all of this is practised: no writer, weight, hold or DNS record moves'] : [],
      ],
    ]),
  ].join('\n');
}

function caseLines(course: Course): string[] {
  if (course.do === 'take-up') {
    const { id, phase, status } = course.incident;
    return [`takes up ${id}, which is ${phase}: ${status}`];
  }
  const { last } = course;
  if (last === undefined || last.phase === 'closed') return [];
  return [`ends ${last.id} at ${Math.round(last.level * 100)} % of its traffic`];
}

function seenLines(region: string, sight: Sight, { plane }: ControlView): string[] {
  const count = (verdict: 'healthy' | 'failed'): number =>
    witnessesSaying(verdict, region, sight).length;
  const out = isDrained(region, sight.pictures, plane.quorum) ? 'drained' : 'in the DNS answers';
  const held = isHeld(region, sight.pictures) ? ', held' : '';
  return [
    `healthy by ${count('healthy')}, failed by ${count('failed')} of ` +
      `${plane.regions.length - 1} observers; ${out}${held}`,
    ...(majoritySays('healthy', region, sight, plane)
      ? ['NOTE: this takes a WORKING region out']
      : []),
  ];
}

function writerLines(cells: readonly CellForecast[], region: string, view: ControlView): string[] {
  if (cells.length === 0) return ['no cell is in the strong table yet; no region reconciles'];
  return cells.map(({ cell, moves, to, ranked }) => {
    const name = cell.cell;
    if (!moves) return `${name} stays with ${cell.region}`;
    if (to === undefined) {
      const reasons = ranked.map((one) => `${one.region}: ${one.against.join(', ')}`).join('; ');
      return `${name}: NOBODY can take it from ${region}, a person is called (${reasons})`;
    }
    const { permitSeconds, writeSeconds } = view.writer;
    const fence = permitSeconds + view.clockSkewSeconds + writeSeconds;
    const kind = databaseOf(view, name);
    const promotion = kind === undefined ? 0 : boundOf(promotions[kind]);
    const part = promotion === 0 ? ' and a few steps' : `, ${promotion} s of it its database`;
    return `${name}: ${cell.region} -> ${to}; nobody writes for up to ${fence + promotion} s${part}`;
  });
}

function poolLine({ pool, regions, before, after }: PoolForecast): string {
  const parts = regions.map((region) => {
    const was = before.weights[region] ?? 0;
    const weight = after.weights[region] ?? 0;
    return was === weight ? `${region} ${weight}` : `${region} ${was} -> ${weight}`;
  });
  return `${pool}: ${parts.join(', ')}`;
}

function shedLines(pools: readonly PoolForecast[]): string[] {
  const shed = pools.flatMap(({ after }) =>
    Object.entries(after.admission)
      .filter(([, share]) => share < 1)
      .map(([region, share]) => `${region} refuses ${percent(1 - share)} % of what reaches it`),
  );
  return pools.length === 0 || shed.length > 0 ? shed : ['nothing'];
}

function askLines({ by, breakGlass }: Order, moving: readonly CellForecast[]): string[] {
  const reasons = [...new Set(moving.flatMap(({ asks }) => asks))];
  if (reasons.length > 0) {
    return [`another person than ${by} must approve:`, ...reasons.map((reason) => `  ${reason}`)];
  }
  return [breakGlass ? `nobody: ${by} has broken the glass, by name` : 'nobody'];
}

const afterLines = (moving: readonly CellForecast[], view: ControlView): string[] =>
  moving.length === 0
    ? []
    : [`for ${view.cooldownSeconds} s a second move of the same cell asks a person`];

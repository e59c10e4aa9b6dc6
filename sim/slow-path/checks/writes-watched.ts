import type { Cell } from '../../../core/control/rows';
import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import type { Check } from './check';
import { everySecond, Lately } from './check';
import { Convalescence } from './convalescence';

/** The permit watch needs a few turns, and four good reads after the table was away. */
const watchMs = 60_000;

/** The same where nothing disturbs it: a turn to see it, one to page. */
const promptMs = 30_000;

/**
 * A cell that nobody may write to is somebody's business: within a permit's length while no run is
 * on its way to it, within its target whatever runs do. A page was sent since, or the incident about
 * its region waits for the person who was paged for it.
 */
export const writesWatched: Check = (world, report) => {
  const lately = new Lately(world);
  const health = new Convalescence(world);
  const silentSinceMs = new Map<string, number>();
  const pagedFor = new Set<string>();
  let pagedAtMs = -Infinity;

  const noteWorld = (): void => {
    health.look();
    const watching = world.view.plane.regions.some(
      (region) => !world.mute.has(region) && health.isWell(region),
    );
    if (!watching) lately.note('nobody watches');
  };
  const judge = ({ cell, region, permit }: Cell, nowMs: number): void => {
    if (permit.validUntilMs > nowMs) silentSinceMs.delete(cell);
    else if (!silentSinceMs.has(cell)) silentSinceMs.set(cell, nowMs);
    if (permit.validUntilMs > nowMs || isRun(region, world)) lately.note(`${cell} is attended`);
    const sinceMs = silentSinceMs.get(cell) ?? nowMs;
    if (pagedAtMs >= sinceMs || pagedFor.has(waitingAbout(region, world) ?? '-')) return;
    const aloneMs = Math.min(
      ...[lately.agoMs(`${cell} is attended`), lately.agoMs('nobody watches'), health.calmMs()],
    );
    const isLate = nowMs - sinceMs > ms(world.view.writesSeconds) + watchMs;
    if (!isLate && aloneMs <= ms(world.view.writer.permitSeconds) + promptMs) return;
    silentSinceMs.set(cell, nowMs);
    lately.note(`${cell} is attended`);
    const seconds = ((nowMs - sinceMs) / 1000).toFixed(0);
    report(`nobody writes to ${cell} for ${seconds} s and nobody was paged`);
  };

  return {
    see: (happening) => {
      if (happening.what !== 'fact' || happening.fact.kind !== 'OperatorPaged') return;
      if (happening.fact.severity === 'notice') return;
      pagedAtMs = happening.atMs;
      pagedFor.add(happening.fact.incident ?? '');
    },
    look: everySecond(world, (nowMs) => {
      noteWorld();
      for (const cell of cellsIn(world)) judge(cell, nowMs);
    }),
  };
};

/** Whether a run is on its way to whatever its region writes. */
function isRun(region: string, { state }: World): boolean {
  const row = state.rows.get(`incident#${region}`);
  return row?.row === 'incident' && row.phase === 'running' && row.kind === 'failover';
}

const cellsIn = ({ state }: World): Cell[] =>
  [...state.rows.values()].filter((row): row is Cell => row.row === 'cell');

/** The incident about a region that waits for a person. */
function waitingAbout(region: string, { state }: World): string | undefined {
  const row = state.rows.get(`incident#${region}`);
  return row?.row === 'incident' && ['escalated', 'awaiting'].includes(row.phase)
    ? row.id
    : undefined;
}

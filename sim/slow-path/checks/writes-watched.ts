import type { Cell } from '../../../core/control/rows';
import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import type { Check } from './check';
import { everySecond } from './check';

/** The permit watch needs a few turns, and four good reads after the table was away. */
const watchMs = 60_000;

/**
 * A cell that nobody may write to for longer than its target is somebody's business by then: a page
 * was sent since, or the incident about its region waits for the person who was paged for it.
 */
export const writesWatched: Check = (world, report) => {
  const silentSinceMs = new Map<string, number>();
  const pagedFor = new Set<string>();
  let pagedAtMs = -Infinity;
  return {
    see: (happening) => {
      if (happening.what !== 'fact' || happening.fact.kind !== 'OperatorPaged') return;
      if (happening.fact.severity === 'notice') return;
      pagedAtMs = happening.atMs;
      pagedFor.add(happening.fact.incident ?? '');
    },
    look: everySecond(world, (nowMs) => {
      for (const cell of cellsIn(world)) {
        if (cell.permit.validUntilMs > nowMs) silentSinceMs.delete(cell.cell);
        else if (!silentSinceMs.has(cell.cell)) silentSinceMs.set(cell.cell, nowMs);
        const sinceMs = silentSinceMs.get(cell.cell) ?? nowMs;
        const boundMs = ms(world.view.writesSeconds) + watchMs;
        if (nowMs - sinceMs <= boundMs || pagedAtMs >= sinceMs) continue;
        if (pagedFor.has(waitingAbout(cell.region, world) ?? '-')) continue;
        silentSinceMs.set(cell.cell, nowMs);
        report(`nobody writes to ${cell.cell} for ${boundMs / 1000} s and nobody was paged`);
      }
    }),
  };
};

const cellsIn = ({ state }: World): Cell[] =>
  [...state.rows.values()].filter((row): row is Cell => row.row === 'cell');

/** The incident about a region that waits for a person. */
function waitingAbout(region: string, { state }: World): string | undefined {
  const row = state.rows.get(`incident#${region}`);
  return row?.row === 'incident' && ['escalated', 'awaiting'].includes(row.phase)
    ? row.id
    : undefined;
}

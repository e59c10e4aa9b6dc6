import { ms } from '../../../core/topology/control-view';
import type { Check } from './check';

/**
 * In true time no two regions write to one cell. A region counts as writing until the latest moment
 * that it was ever told, by its own clock, and for a transaction's length after that, whether it is
 * alive or not: its services may have read their configuration just before anything happened. Its
 * successor may write from the moment on at which the role is its own, whenever it hears of it.
 */
export const oneWriter: Check = (world, report) => {
  const untilMs = new Map<string, Map<string, number>>();
  const reportOverlaps = (region: string, cell: string, atMs: number): void => {
    for (const [other, otherUntilMs] of untilMs.get(cell) ?? []) {
      const overMs = otherUntilMs + ms(world.view.writer.writeSeconds);
      if (other === region || overMs <= atMs) continue;
      const left = ((overMs - atMs) / 1000).toFixed(1);
      report(`${region} may write to ${cell} while ${other} may for another ${left} s`);
    }
  };
  return {
    see: ({ atMs, ...happening }) => {
      if (happening.what === 'row' && happening.row.row === 'cell') {
        const { row, before } = happening;
        const moved = before?.row === 'cell' && before.region !== row.region;
        if (moved) reportOverlaps(row.region, row.cell, atMs);
      }
      if (happening.what !== 'config') return;
      const { region, config } = happening;
      for (const [cell, { writeUntilMs }] of Object.entries(config.cells)) {
        if (writeUntilMs === undefined) continue;
        const regions = untilMs.get(cell) ?? new Map<string, number>();
        untilMs.set(cell, regions);
        const until = writeUntilMs - world.site(region).skewMs;
        regions.set(region, Math.max(until, regions.get(region) ?? -Infinity));
        if (until > atMs) reportOverlaps(region, cell, atMs);
      }
    },
  };
};

import type { ControlRow, Incident } from '../../../core/control/rows';
import type { Generation } from '../../../core/traffic/generation';
import { compareGenerations, printGeneration } from '../../../core/traffic/generation';
import type { Check } from './check';

/**
 * Epochs, role epochs, generations, and a permit's end within a role epoch never go back, and no
 * two runs ever act under one epoch.
 */
export const onlyGrowing: Check = (_, report) => {
  const live = new Map<string, Generation>();
  const epochs = new Set<number>();
  return {
    see: (happening) => {
      if (happening.what === 'row') {
        const { before, row } = happening;
        const problem = before && shrunk(before, row);
        if (problem !== undefined) report(problem);
        if (row.row === 'incident') {
          const twice = usedTwice(before, row, epochs);
          if (twice !== undefined) report(twice);
          epochs.add(row.epoch);
        }
      }
      if (happening.what !== 'dns') return;
      const { pool, weights } = happening;
      const before = live.get(pool);
      const now = weights.generation;
      if (now === undefined) {
        report(`weights of ${pool} are live without a generation`);
        return;
      }
      if (before !== undefined && compareGenerations(now, before) <= 0) {
        report(
          `live weights of ${pool} go from ${printGeneration(before)} to ${printGeneration(now)}`,
        );
      }
      live.set(pool, now);
    },
  };
};

function usedTwice(
  before: ControlRow | undefined,
  row: Incident,
  epochs: ReadonlySet<number>,
): string | undefined {
  const same = before?.row === 'incident' && before.id === row.id ? before : undefined;
  const { id, epoch, lease } = row;
  if (same?.epoch !== epoch) {
    return epochs.has(epoch) ? `${id} takes epoch ${epoch}, which was used before` : undefined;
  }
  return lease !== undefined && lease.runner !== same.lease?.runner
    ? `${id} has another runner, ${lease.runner}, under the same epoch ${epoch}`
    : undefined;
}

function shrunk(before: ControlRow, row: ControlRow): string | undefined {
  if (before.row === 'epoch' && row.row === 'epoch' && row.value <= before.value) {
    return `the counter of epochs goes from ${before.value} to ${row.value}`;
  }
  if (before.row === 'incident' && row.row === 'incident' && row.epoch < before.epoch) {
    return `${row.id} goes from epoch ${before.epoch} to ${row.epoch}`;
  }
  if (before.row === 'weights' && row.row === 'weights') {
    return compareGenerations(row.generation, before.generation) < 0
      ? `wanted weights of ${row.pool} go from ${printGeneration(before.generation)} to ${printGeneration(row.generation)}`
      : undefined;
  }
  if (before.row !== 'cell' || row.row !== 'cell') return undefined;
  const moved = row.region !== before.region;
  if (row.roleEpoch !== before.roleEpoch + (moved ? 1 : 0)) {
    return `role epoch of ${row.cell} goes from ${before.roleEpoch} to ${row.roleEpoch}`;
  }
  const back = before.permit.validUntilMs - row.permit.validUntilMs;
  return !moved && back > 0 ? `the permit of ${row.cell} goes back by ${back} ms` : undefined;
}

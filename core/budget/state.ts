import { quorumOf } from '../topology/pools';
import type { Topology } from '../topology/schema';
import type { Budget, Target } from './budget';
import { worstOf } from './budget';
import { cachePath, writesPath } from './writer-path';

export type StateBudgets = {
  /** Until writes are accepted elsewhere, whichever cell's writer is lost and however. */
  readonly databaseWrites?: Budget;
  /** Until sessions can be written elsewhere. */
  readonly cache?: Budget;
};

/**
 * What it takes to move the writer, drawn from `seed`: the slowest cell counts. Nothing is promised
 * where a person has to approve it, and there is no figure where no writer can be moved at all.
 */
export function stateBudgets(topology: Topology, seed: number): StateBudgets {
  const { mode, lease, regions, targets } = topology;
  if (mode === 'observe' || lease === undefined) return {};
  if (quorumOf(topology) > regions.length - 1) return {};
  const cells = topology.cells.filter(({ candidates }) => candidates.length > 0);
  const writes = cells.flatMap((cell) => [
    writesPath(topology, cell, 'gone'),
    writesPath(topology, cell, 'cut off'),
  ]);
  const hasCache = cells.some(({ cache }) => (cache?.regions.length ?? 0) > 1);
  const promised = (target: Target): Target | undefined =>
    mode === 'automatic' ? target : undefined;
  return {
    ...(writes.length === 0
      ? {}
      : { databaseWrites: worstOf(writes, seed, promised(targets.databaseWrites)) }),
    ...(hasCache ? { cache: worstOf([cachePath(topology)], seed, promised(targets.cache)) } : {}),
  };
}

import type { Control } from '../../../core/control/control';
import { weightsOf } from '../../../core/control/control';
import type { Place } from '../../incident/run';
import { applyWeights, isApplied, wantWeights } from '../../traffic/settle-weights';
import type { ReconcilePorts } from './handler';

/** Regions try one after the other, so that Route 53's five requests a second suffice for all. */
const patienceMs = 5_000;

/**
 * Wants the weights that follow from the incidents, and brings in what a run could not: the first
 * region at once, the next only where that has not helped.
 */
export async function settleWeights(
  control: Control,
  ports: ReconcilePorts,
  place: Place,
): Promise<void> {
  await wantWeights(control, ports, place);
  const rank = place.view.plane.regions.indexOf(place.runner);
  const planned = await ports.control.read();
  for (const { name } of place.view.pools) {
    const row = weightsOf(planned, name);
    if (row === undefined || isApplied(row)) continue;
    if (ports.clock.now() - row.wantedAtMs < patienceMs * (rank + 1)) continue;
    await applyWeights(row, ports, place);
  }
}

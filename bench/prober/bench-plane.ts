import type { PlaneView } from '../../core/topology/plane-view';
import { planeViewSchema } from '../../core/topology/plane-view';

/** A plane in which one region watches so many others, all in one group, probed as by default. */
export function planeWatching(targets: number): PlaneView {
  const regions = Array.from({ length: targets + 1 }, (_, index) => `xx-bench-${index}`);
  return planeViewSchema.parse({
    environment: 'bench',
    zone: 'bench.test',
    mode: 'automatic',
    regions,
    groups: [regions],
    quorum: Math.floor(targets / 2) + 1,
    truthSeconds: 150,
    probing: { canaries: [] },
  });
}

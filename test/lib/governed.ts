import type { Topology } from '../../core/topology/schema';
import { topologyOfSize } from '../support/templates';

/** Made-up regions with a lease: three of them hold the strong table, and so there is a slow path. */
export const governed = (size: number, replaced: Record<string, unknown> = {}): Topology =>
  topologyOfSize(size, { lease: { members: ['xx-a-1', 'xx-b-1', 'xx-c-1'] }, ...replaced });

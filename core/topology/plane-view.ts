import * as z from 'zod';
import type { Topology } from './schema';
import { probingSchema } from './plane-schema';
import { quorumOf } from './pools';

/**
 * The part of the topology a region's functions run by. It travels in their environment, which AWS
 * limits to 4 KB for all variables together: 13 regions take about a third of that.
 */
export const planeViewSchema = z.strictObject({
  environment: z.string(),
  zone: z.string(),
  mode: z.enum(['observe', 'manual', 'automatic']),
  regions: z.array(z.string()).min(2),
  /** Each weighted group of DNS: its members stand in for one another. */
  groups: z.array(z.array(z.string()).min(1)),
  quorum: z.number().int().min(1),
  truthSeconds: z.number().int().positive(),
  probing: probingSchema,
});

export type PlaneView = z.infer<typeof planeViewSchema>;

export function planeViewOf(topology: Topology): PlaneView {
  return {
    environment: topology.environment,
    zone: topology.zone,
    mode: topology.mode,
    regions: topology.regions.map(({ name }) => name),
    groups: topology.pools.map(({ regions }) => regions),
    quorum: quorumOf(topology),
    truthSeconds: topology.voting.truthSeconds,
    probing: topology.probing,
  };
}

import { dnsWeights } from '../../core/capacity/dns-weights';
import type { Shares } from '../../core/capacity/spread';
import { poolOf, regionOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import { withDefaultRecords } from '../../models/route53/default-records';
import type { RecordSet } from '../../models/route53/record';
import type { Zone } from '../../models/route53/zone';
import { zoneOf } from '../../models/route53/zone';

/** What a rival's clients call. */
export const rivalHost = ({ zone }: Pick<Topology, 'zone'>): string => `adr.${zone}`;

/** The name by which a rival asks a region whether it is well; the document's form of it. */
export const askedHost = ({ zone }: Pick<Topology, 'zone'>, region: string): string =>
  `${region}.${zone}`;

/** AWS's zone for load balancers of us-west-2, where the topology names none; nobody looks into it. */
const someLoadBalancers = 'Z1H1FL5HABSF5';

/** The regions that stand in for a region, itself included. */
export const groupOf = (topology: Topology, region: string): readonly string[] =>
  poolOf(topology, region).regions;

/** The weights of a region's group as they are deployed. */
export const groupWeights = (topology: Topology, region: string): Shares =>
  dnsWeights(topology)[poolOf(topology, region).name] ?? {};

/** A weighted alias of each load balancer, as the document has them: kept for 60 s. */
export const weightedAliases = (
  topology: Topology,
  weights: Shares,
  checkOf: (region: string) => string | undefined,
): RecordSet[] =>
  Object.entries(weights).map(([region, weight]) => {
    const { hostname, hostedZoneId = someLoadBalancers } = regionOf(topology, region).endpoint;
    const healthCheckId = checkOf(region);
    return {
      name: rivalHost(topology),
      type: 'A',
      setIdentifier: region,
      weight,
      alias: { name: hostname, hostedZoneId, evaluateTargetHealth: true },
      ...(healthCheckId === undefined ? {} : { healthCheckId }),
    };
  });

/** A rival's hosted zone, in an account of its own: no gates, no tree. */
export const rivalZone = ({ zone: name }: Topology, records: readonly RecordSet[]): Zone =>
  zoneOf(withDefaultRecords({ id: 'Z0RIVAL', name, records }));

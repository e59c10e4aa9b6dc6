import type { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { dnsWeights } from '../../core/capacity/dns-weights';
import { leafName, originName, poolName, rootName } from '../../core/topology/names';
import { defaultPoolOf, regionOf } from '../../core/topology/pools';
import type { Pool } from '../../core/topology/region-schema';
import type { Topology } from '../../core/topology/schema';
import { loadBalancerAlias, recordAlias } from './alias-targets';
import { EntryRecord } from './entry-record';

type EntryTreeProps = {
  readonly topology: Topology;
  readonly hostedZoneId: string;
  /** Endpoint check ids by region. */
  readonly endpointChecks: ReadonlyMap<string, string>;
  /** Gate ids by region; empty while nothing is attached. */
  readonly gates: ReadonlyMap<string, string>;
};

type Place = { readonly label: string; readonly geoLocation: CfnRecordSet.GeoLocationProperty };

/**
 * What clients resolve: the root by the resolver's place, a pool by weight, a region's leaf.
 * An alias is healthy while its target is, so a member takes both: its gate, and its leaf's check.
 * Route 53 refuses an alias to a name it does not know yet: leaf comes before member before root.
 */
export class EntryTree extends Construct {
  private readonly topology: Topology;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EntryTreeProps,
  ) {
    super(scope, id);
    this.topology = props.topology;
    for (const pool of this.topology.pools) {
      const members = this.plantGroup(pool);
      for (const place of placesOf(this.topology, pool)) {
        this.plantRoot(pool, place).node.addDependency(...members);
      }
    }
  }

  private plantRoot(pool: Pool, { label, geoLocation }: Place): EntryRecord {
    return this.record(`root-${label}`, {
      name: rootName(this.topology),
      setIdentifier: label,
      geoLocation,
      // A strict pool never backs out to the default: that would answer outside its jurisdiction.
      aliasTarget: recordAlias(this.props.hostedZoneId, poolName(this.topology, pool.name), {
        evaluate: !pool.strict,
      }),
    });
  }

  private plantGroup(pool: Pool): EntryRecord[] {
    const name = poolName(this.topology, pool.name);
    const weights = dnsWeights(this.topology)[pool.name] ?? {};
    return Object.entries(weights).map(([region, weight]) => {
      const gate = this.props.gates.get(region);
      const member = this.record(`member-${region}`, {
        name,
        setIdentifier: region,
        weight,
        aliasTarget: recordAlias(this.props.hostedZoneId, leafName(this.topology, region), {
          evaluate: true,
        }),
        ...(gate === undefined ? {} : { healthCheckId: gate }),
      });
      member.node.addDependency(this.plantLeaf(region));
      return member;
    });
  }

  private plantLeaf(region: string): EntryRecord {
    const { dns, entry } = this.topology;
    const check = this.props.endpointChecks.get(region);
    if (check === undefined) throw new Error(`no endpoint check of ${region}; check every region`);
    const { endpoint } = regionOf(this.topology, region);
    return this.record(`leaf-${region}`, {
      name: leafName(this.topology, region),
      // A weighted group of one: Route 53 documents health checks for members of a group, and
      // leaves open what one on a simple record would do.
      setIdentifier: region,
      weight: 1,
      healthCheckId: check,
      ...(entry.leaf === 'alias'
        ? { aliasTarget: loadBalancerAlias(endpoint, { evaluate: true }) }
        : {
            ttl: String(dns.ttlSeconds),
            resourceRecords: [originName(this.topology, region)],
          }),
    });
  }

  private record(
    id: string,
    record: Omit<ConstructorParameters<typeof EntryRecord>[2], 'hostedZoneId' | 'leaf'>,
  ): EntryRecord {
    const { hostedZoneId } = this.props;
    return new EntryRecord(this, id, { hostedZoneId, leaf: this.topology.entry.leaf, ...record });
  }
}

/** The continents a pool answers, and every other place if it is the default. */
function placesOf(topology: Topology, pool: Pool): Place[] {
  const continents = pool.continents.map((continentCode) => ({
    label: `continent-${continentCode}`,
    geoLocation: { continentCode },
  }));
  return pool === defaultPoolOf(topology)
    ? [...continents, { label: 'default', geoLocation: { countryCode: '*' } }]
    : continents;
}

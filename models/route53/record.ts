/** The record types this model keeps; a question of any other type finds nothing. */
export const recordTypes = ['A', 'AAAA', 'CNAME', 'TXT', 'NS', 'SOA'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Where a geolocation record answers: a continent's code, a country's, or country `*` for the rest. */
export type Geo = { readonly continent?: string; readonly country?: string };

export type AliasTarget = {
  readonly name: string;
  /** The zone the target is in: this one's id, or another's, such as a load balancer's. */
  readonly hostedZoneId: string;
  /** Whether the target's health is the alias's own; if not, Route 53 never backs out of it. */
  readonly evaluateTargetHealth: boolean;
};

/** One resource record set: values with a TTL, or an alias that inherits both. */
export type RecordSet = {
  readonly name: string;
  readonly type: RecordType;
  readonly setIdentifier?: string;
  readonly ttlSeconds?: number;
  readonly values?: readonly string[];
  readonly alias?: AliasTarget;
  /** Weighted routing: the share among the records of the same name and type, 0-255. */
  readonly weight?: number;
  /** Geolocation routing. */
  readonly geo?: Geo;
  readonly healthCheckId?: string;
};

/** How Route 53 chooses among the records of one name and type. */
export type RoutingPolicy = 'simple' | 'weighted' | 'geolocation';

export function policyOf({ weight, geo }: RecordSet): RoutingPolicy {
  if (geo !== undefined) return 'geolocation';
  return weight === undefined ? 'simple' : 'weighted';
}

/** What an operator calls the record among those of its name and type. */
export const labelOf = ({ setIdentifier }: RecordSet): string => setIdentifier ?? 'the only record';

/** A place in words: `continent EU`, `country DE`, `everywhere else`. */
export function describeGeo({ continent, country }: Geo): string {
  if (country === '*') return 'everywhere else';
  return country === undefined ? `continent ${continent ?? '?'}` : `country ${country}`;
}

import type { Topology } from './schema';

/**
 * Every physical and DNS name of an environment, said once. They are fixed so that stacks in
 * different regions can point at each other by name, without an export between them.
 */
export const functionName = (environment: string, feature: string, step: string): string =>
  `meridian-${environment}-${feature}-${step}`;

export const regionalTableName = (environment: string): string =>
  `meridian-${environment}-regional`;

export const strongTableName = (environment: string): string => `meridian-${environment}-strong`;

/** The parameter that tells a region's services who writes where, and how much they may admit. */
export const regionConfigName = (environment: string): string =>
  `/meridian/${environment}/region-config`;

export const workflowName = (environment: string, workflow: string): string =>
  `meridian-${environment}-${workflow}`;

export const busName = (environment: string): string => `meridian-${environment}`;

export const regionalStackName = (environment: string, region: string): string =>
  `meridian-${environment}-regional-${region}`;

/** The stack of a region's databases and caches, where Meridian deploys them. */
export const dataStackName = (environment: string, region: string): string =>
  `meridian-${environment}-data-${region}`;

/** The stack of a region's copies, where they would wait for one another in one with what it begins. */
export const dataCopiesStackName = (environment: string, region: string): string =>
  `meridian-${environment}-data-copies-${region}`;

export const globalStackName = (environment: string): string => `meridian-${environment}-global`;

type Zoned = { readonly zone: string; readonly dns: { readonly root: string } };

/** What clients call. */
export const rootName = ({ zone, dns }: Zoned): string => `${dns.root}.${zone}`;

/** The weighted group of a pool. */
export const poolName = (topology: Zoned, pool: string): string => `${pool}.${rootName(topology)}`;

/** The TXT record that holds the generation of a pool's weights. Never in a template: see LiveWeights. */
export const generationName = (topology: Zoned, pool: string): string =>
  `_meridian.${poolName(topology, pool)}`;

/** A region's leaf: what a pool's member points at, with the endpoint's own check. */
export const leafName = (topology: Zoned, region: string): string =>
  `${region}.${rootName(topology)}`;

/** The name probes call: it carries no health check, so a drained region can still be seen to recover. */
export const originName = ({ zone }: Pick<Topology, 'zone'>, region: string): string =>
  `origin-${region}.${zone}`;

/** A CNAME to the region's drain endpoint: how anyone finds a voter by DNS alone. */
export const voterName = ({ zone }: Pick<Topology, 'zone'>, region: string): string =>
  `voter-${region}.${zone}`;

/** A cell's global database. */
export const databaseName = (environment: string, cell: string): string =>
  `meridian-${environment}-${cell}`;

/** One region's copy of a cell's database: a cluster, or an instance. */
export const databaseMemberName = (environment: string, cell: string, region: string): string =>
  `${databaseName(environment, cell)}-${region}`;

/** A cell's global cache, without the prefix that ElastiCache puts before it. */
export const cacheName = (environment: string, cell: string): string =>
  `meridian-${environment}-${cell}`;

/** One region's copy of a cell's cache. */
export const cacheMemberName = (environment: string, cell: string, region: string): string =>
  `${cacheName(environment, cell)}-${region}`;

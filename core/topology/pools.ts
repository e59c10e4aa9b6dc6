import type { Topology } from './schema';

/** The pool a region serves in. Every region is in exactly one, which `parseTopology` guarantees. */
export function poolOf<P extends { readonly name: string; readonly regions: readonly string[] }>(
  topology: { readonly pools: readonly P[] },
  region: string,
): P {
  const pool = topology.pools.find(({ regions }) => regions.includes(region));
  if (pool === undefined)
    throw new Error(`region ${region} is in no pool; parse the topology first`);
  return pool;
}

export function regionOf<R extends { readonly name: string }>(
  topology: { readonly regions: readonly R[] },
  name: string,
): R {
  const region = topology.regions.find((entry) => entry.name === name);
  if (region === undefined) throw new Error(`no region ${name}; parse the topology first`);
  return region;
}

/** The pool behind the `*` record: the one that says so, or the only one there is. */
export function defaultPoolOf<P extends { readonly default: boolean }>({
  pools,
}: {
  readonly pools: readonly P[];
}): P | undefined {
  return pools.find((pool) => pool.default) ?? (pools.length === 1 ? pools[0] : undefined);
}

/** Everyone who may judge a region: all but itself. */
export function othersOf(topology: Pick<Topology, 'regions'>, region: string): string[] {
  return topology.regions.map(({ name }) => name).filter((name) => name !== region);
}

/** Votes that close a gate: a strict majority of the others, unless the topology fixes a number. */
export function quorumOf(topology: Pick<Topology, 'regions' | 'voting'>): number {
  const others = topology.regions.length - 1;
  return topology.voting.quorum === 'majority'
    ? Math.floor(others / 2) + 1
    : topology.voting.quorum;
}

/** Where the plane's own state lives; the default names three members that survive the writer's loss. */
export function globalStackRegion(topology: Pick<Topology, 'regions' | 'cells' | 'lease'>): string {
  const writer = topology.cells[0]?.writer;
  const members = topology.lease?.members ?? [];
  const first = members.find((member) => member !== writer);
  return first ?? topology.regions.find(({ name }) => name !== writer)?.name ?? 'us-east-1';
}

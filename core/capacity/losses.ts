import type { Governed, ServingPool } from './serving';
import { demandOf, serverOf, survivorsOf } from './serving';
import type { Member, Shares } from './spread';
import { proportional, withinCapacity } from './spread';

/** What a region carries of what it can, both in percent of all traffic. */
export type Load = {
  readonly carried: number;
  readonly capacity: number;
  /** Of its capacity; above 100 it is overloaded. */
  readonly percent: number;
};

export type Loads = Readonly<Record<string, Load>>;

/** One pool after a loss. Shares are the pool's own traffic, loads are all of a region's. */
export type PoolLoss = {
  readonly lost: readonly string[];
  readonly pool: string;
  /** Percent of all traffic that the pool's clients make. */
  readonly demand: number;
  /** What survivors need to carry of their normal load, percent; Infinity if there are none. */
  readonly neededPercent: number;
  /** Route 53's own answer, from the first moment. */
  readonly immediate: { readonly shares: Shares; readonly load: Loads };
  /** After the weights have moved. */
  readonly planned: { readonly shares: Shares; readonly load: Loads; readonly shed: number };
};

/** Every single loss and then every pair, in the topology's order. */
export function allLosses(topology: Governed): PoolLoss[] {
  const names = topology.regions.map(({ name }) => name);
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => [first, second]),
  );
  return [...names.map((name) => [name]), ...pairs].flatMap((lost) => afterLoss(topology, lost));
}

/** The pools that a loss touches: those that lose a region, and one that must take over another. */
export function afterLoss(topology: Governed, lost: readonly string[]): PoolLoss[] {
  const served = topology.pools.map((pool) => ({ pool, by: serverOf(topology, pool, lost) }));
  const touched = ({ pool }: { pool: ServingPool }): boolean =>
    pool.regions.some((region) => lost.includes(region)) ||
    served.some(({ pool: other, by }) => by === pool && other !== pool);
  return served.filter(touched).map(({ pool, by }) => {
    const demand = demandOf(topology, pool);
    if (by === undefined) return unserved(lost, pool, demand);
    const guests = served.filter((other) => other.by === by).map((other) => other.pool);
    const total = guests.reduce((sum, guest) => sum + demandOf(topology, guest), 0);
    return serve(survivorsOf(topology, by, lost), { lost, pool: pool.name, demand, total });
  });
}

function unserved(lost: readonly string[], pool: ServingPool, demand: number): PoolLoss {
  return {
    lost,
    pool: pool.name,
    demand,
    neededPercent: Infinity,
    immediate: { shares: {}, load: {} },
    planned: { shares: {}, load: {}, shed: demand },
  };
}

/** The group carries `total`; of each region, and of what is shed, this pool has its part. */
function serve(
  survivors: readonly Member[],
  of: { lost: readonly string[]; pool: string; demand: number; total: number },
): PoolLoss {
  const { lost, pool, demand, total } = of;
  const part = total > 0 ? demand / total : 0;
  const immediate = proportional(total, survivors);
  const planned = withinCapacity(total, survivors);
  const base = survivors.reduce((sum, { share }) => sum + share, 0);
  return {
    lost,
    pool,
    demand,
    neededPercent: base > 0 ? (total / base) * 100 : Infinity,
    immediate: { shares: scaled(immediate, part), load: loadsOf(immediate, survivors) },
    planned: {
      shares: scaled(planned.shares, part),
      load: loadsOf(planned.shares, survivors),
      shed: planned.shed * part,
    },
  };
}

function scaled(shares: Shares, by: number): Shares {
  return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, share * by]));
}

function loadsOf(shares: Shares, members: readonly Member[]): Loads {
  return Object.fromEntries(
    members.map(({ name, capacity }) => {
      const carried = shares[name] ?? 0;
      const percent = capacity > 0 ? (carried / capacity) * 100 : carried > 0 ? Infinity : 0;
      return [name, { carried, capacity, percent }];
    }),
  );
}

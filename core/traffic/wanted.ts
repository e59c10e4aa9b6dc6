import { dnsWeights } from '../capacity/dns-weights';
import type { Governed, ServingPool } from '../capacity/serving';
import { demandOf, memberOf, serverOf } from '../capacity/serving';
import type { Member, Shares } from '../capacity/spread';
import { negligible, withinCapacity } from '../capacity/spread';
import type { ControlView } from '../topology/control-view';
import type { Levels } from './levels';
import { fittingWeights } from './fitting-weights';

/** What one weighted group should be, and what of the load its regions may serve. */
export type PoolPlan = {
  readonly weights: Readonly<Record<string, number>>;
  /** By region, 0 to 1. What is missing to 1 is shed, in the open. */
  readonly admission: Readonly<Record<string, number>>;
};

type View = Pick<ControlView, 'regions' | 'pools' | 'restore'>;

/**
 * The plan of every pool for these levels. Nobody serves more than it can carry: what weights
 * cannot spread is refused at admission. A region that is out keeps the weight of the first ramp
 * step, never 0: its gate keeps it out, and when that opens it must not come back alone at 0 or
 * with everything at once.
 */
export function wantedPlans(view: View, levels: Levels): Plans {
  const allIn = view.regions.every(({ name }) => (levels[name] ?? 1) === 1);
  if (!allIn) return plansFor(view, levels);
  const known = whereAllAreIn.get(view) ?? plansFor(view, levels);
  whereAllAreIn.set(view, known);
  return known;
}

type Plans = Readonly<Record<string, PoolPlan>>;

/** The plans of calm, by view: a view never changes, and every turn of every region asks for them. */
const whereAllAreIn = new WeakMap<View, Plans>();

function plansFor(view: View, levels: Levels): Plans {
  const base = dnsWeights(view);
  const out = view.regions.map(({ name }) => name).filter((name) => (levels[name] ?? 1) === 0);
  return Object.fromEntries(
    view.pools.map((pool) => {
      const inBase = pool.regions.every((region) => (levels[region] ?? 1) === 1);
      const baseWeights = base[pool.name] ?? {};
      const demand = offeredTo(view, pool, out);
      const members = pool.regions.map((region) => memberOf(view, region));
      const weights =
        inBase && demand <= demandOf(view, pool) + negligible
          ? baseWeights
          : spread(members, demand, levels, view, baseWeights);
      return [pool.name, { weights, admission: admissionOf(members, demand, weights, levels) }];
    }),
  );
}

/** Percent of all traffic that reaches this group: its own, and that of pools it stands in for. */
function offeredTo(view: Governed, pool: ServingPool, out: readonly string[]): number {
  return view.pools
    .filter((other) => serverOf(view, other, out) === pool)
    .reduce((sum, other) => sum + demandOf(view, other), 0);
}

function spread(
  members: readonly Member[],
  demand: number,
  levels: Levels,
  view: View,
  base: Shares,
): Shares {
  const level = ({ name }: Member): number => levels[name] ?? 1;
  const full = members.filter((member) => level(member) === 1);
  const ramping = members.filter((member) => level(member) > 0 && level(member) < 1);
  // Nobody left to weigh against: DNS answers with whoever is there, whatever the numbers.
  if (full.length + ramping.length === 0) return base;
  const ramped = Object.fromEntries(
    ramping.map((member) => [member.name, Math.min(member.share * level(member), member.capacity)]),
  );
  const rest = Math.max(0, demand - total(Object.values(ramped)));
  const carried = withinCapacity(rest, full.length > 0 ? full : ramping).shares;
  const waiting = Object.fromEntries(
    members
      .filter((member) => level(member) === 0)
      .map(({ name, share }) => [name, share * firstStep(view)]),
  );
  const capacities = Object.fromEntries(members.map(({ name, capacity }) => [name, capacity]));
  return fittingWeights({ ...carried, ...(full.length > 0 ? ramped : {}) }, waiting, capacities);
}

const firstStep = ({ restore }: View): number => (restore.stepsPercent[0] ?? 10) / 100;

/** What each serving region may take of what DNS sends it. */
function admissionOf(
  members: readonly Member[],
  demand: number,
  weights: Shares,
  levels: Levels,
): Readonly<Record<string, number>> {
  const serving = members.filter(({ name }) => (levels[name] ?? 1) > 0);
  const sum = total(serving.map(({ name }) => weights[name] ?? 0));
  return Object.fromEntries(
    members.map(({ name, capacity }) => {
      const offered = sum > 0 ? (demand * (weights[name] ?? 0)) / sum : demand / members.length;
      return [name, offered > capacity + negligible ? floored(capacity / offered) : 1];
    }),
  );
}

/** Down to a ten-thousandth: rounding up would admit more than fits. */
const floored = (share: number): number => Math.floor(share * 10_000) / 10_000;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

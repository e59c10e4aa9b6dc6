import type { Budget } from '../budget/budget';
import type { Budgets } from '../budget/every-path';
import { budgetsOf } from '../budget/every-path';
import { planSeed } from '../budget/quantile';
import type { Loads, PoolLoss } from '../capacity/losses';
import { allLosses } from '../capacity/losses';
import type { Shares } from '../capacity/spread';
import type { Finding } from '../findings/finding';
import { findAll, isOk } from '../findings/find';
import type { Topology } from '../topology/schema';
import { rounded, roundedLoads, roundedShares } from './rounding';

/** `meridian plan --json`: these keys are fixed. Seconds, and percent of all traffic. */
export type Plan = {
  /** Every target is within reach and no rule is broken that nobody accepted. */
  readonly ok: boolean;
  /** `got` is null where nothing was written. */
  readonly findings: readonly Finding[];
  /** By path. p99 is a joint draw per incident for the last client; bounds of terms sum up. */
  readonly budgets: { readonly [Path in keyof Budgets]: PlanBudget };
  readonly losses: readonly PlanLoss[];
};

export type PlanBudget = Omit<Budget, 'comparedSeconds'>;

/** One pool after the loss of a region, or of two: `us-west-2+us-east-1`. */
export type PlanLoss = {
  readonly lost: string;
  readonly pool: string;
  readonly immediate: { readonly shares: Shares; readonly load: Loads };
  readonly planned: { readonly shares: Shares; readonly load: Loads; readonly shed: number };
};

/** The same topology, day and seed give the same plan, to the digit. */
export function planTopology(
  topology: Topology,
  { today, seed = planSeed }: { readonly today: string; readonly seed?: number },
): Plan {
  const budgets = budgetsOf(topology, seed);
  const losses = allLosses(topology);
  const findings = findAll(topology, { today, budgets, losses });
  return {
    ok: isOk(findings),
    findings: findings.map((finding) => ({ ...finding, got: finding.got ?? null })),
    budgets: printed(budgets),
    losses: losses.map(planLoss),
  };
}

function printed(budgets: Budgets): Plan['budgets'] {
  const { trafficHard, trafficGray, trafficGrayPinned } = budgets;
  const { trafficLeafSilent, trafficLeafUnanswered, databaseWrites, cache } = budgets;
  return {
    trafficHard: planBudget(trafficHard),
    trafficGray: planBudget(trafficGray),
    trafficGrayPinned: planBudget(trafficGrayPinned),
    ...(trafficLeafSilent && { trafficLeafSilent: planBudget(trafficLeafSilent) }),
    ...(trafficLeafUnanswered && { trafficLeafUnanswered: planBudget(trafficLeafUnanswered) }),
    ...(cache && { cache: planBudget(cache) }),
    ...(databaseWrites && { databaseWrites: planBudget(databaseWrites) }),
  };
}

function planBudget({ p99Seconds, boundSeconds, targetSeconds, terms }: Budget): PlanBudget {
  return { p99Seconds, boundSeconds, targetSeconds, terms };
}

function planLoss({ lost, pool, immediate, planned }: PoolLoss): PlanLoss {
  return {
    lost: lost.join('+'),
    pool,
    immediate: { shares: roundedShares(immediate.shares), load: roundedLoads(immediate.load) },
    planned: {
      shares: roundedShares(planned.shares),
      load: roundedLoads(planned.load),
      shed: rounded(planned.shed),
    },
  };
}

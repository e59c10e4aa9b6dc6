import type { Budgets } from '../budget/every-path';
import type { PoolLoss } from '../capacity/losses';
import type { Problem } from '../topology/problem';
import type { Topology } from '../topology/schema';

/**
 * Something a topology says that cannot work, or works worse than it looks. Only an `error` counts
 * against the topology; an `accepted` one carries the operator's reason.
 */
export type Finding = Problem & {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'accepted';
  readonly reason?: string;
};

/** A finding as a rule makes it, before anyone accepted it. */
export type Found = Problem & { readonly severity: 'error' | 'warning' };

/** What rules need beyond the topology, computed once. */
export type Context = {
  /** YYYY-MM-DD: support dates are judged by it. */
  readonly today: string;
  readonly budgets: Budgets;
  readonly losses: readonly PoolLoss[];
};

/** One rule per file; its id is what `accepted` names. */
export type Rule = {
  readonly id: string;
  readonly check: (topology: Topology, context: Context) => Found[];
};

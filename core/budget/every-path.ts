import type { Topology } from '../topology/schema';
import type { StateBudgets } from './state';
import { stateBudgets } from './state';
import type { TrafficBudgets } from './traffic';
import { trafficBudgets } from './traffic';

/** Every path that `plan` prints: users first, then what they write. */
export type Budgets = TrafficBudgets & StateBudgets;

/** The budget of every path that a topology has, drawn from `seed`. */
export const budgetsOf = (topology: Topology, seed: number): Budgets => ({
  ...trafficBudgets(topology, seed),
  ...stateBudgets(topology, seed),
});

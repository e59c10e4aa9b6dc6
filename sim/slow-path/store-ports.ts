import type { Distribution } from '../../core/budget/distribution';
import type { Topology } from '../../core/topology/schema';
import type { StoreView, Stores } from '../../lambdas/ports';
import type { Network } from './network';

/** What the stores of all cells are opened with. */
export type StoreSettings = {
  readonly topology: Topology;
  readonly chance: () => number;
  /** True time, ms. */
  readonly now: () => number;
  /** How long a store takes to move; AWS's own figures where nothing is said. */
  readonly takes?: Distribution;
};

/** Stores whose APIs answer at once, wherever they are asked. */
export type StoreApis = {
  describe(cell: string, at: string): StoreView;
  promote(cell: string, to: string): void;
};

/** The same for a function in a region: each call goes to the region that is named. */
export const storesFrom = (caller: string, apis: StoreApis, network: Network): Stores => ({
  describe: (cell, at) => network.call(caller, at, () => apis.describe(cell, at)),
  promote: (cell, to) =>
    network.call(caller, to, () => {
      apis.promote(cell, to);
    }),
});

import type { StoreView, Stores } from '../../lambdas/ports';
import type { Network } from './network';

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

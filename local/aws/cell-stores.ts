import { uniform } from '../../core/budget/distribution';
import type { Topology } from '../../core/topology/schema';
import { CacheApi } from '../../models/cache/cache-api';
import { cachesOf } from '../../models/cache/caches-of-topology';
import { AuroraGlobal } from '../../models/rds/aurora-global';
import { databasesOf } from '../../models/rds/databases-of-topology';
import { RdsApi } from '../../models/rds/rds-api';
import { ReplicaSet } from '../../models/rds/replica-set';
import type { Network } from '../network/network';

/**
 * How long a database or a cache takes to move on the desk, seconds: nobody watches a story for the
 * minutes that AWS takes. What those are, `plan` says; see core/data/figures.ts.
 */
export const deskPromotion = uniform(8, 15);

/** The cells' databases and caches, and the APIs that move them. */
export type CellStores = {
  readonly rds: RdsApi;
  readonly elasticache: CacheApi;
  /** Makes the links between copies what the network between regions is. */
  readonly relink: (network: Network, nowMs: number) => void;
};

export function openCellStores(topology: Topology, chance: () => number): CellStores {
  const databases = [...databasesOf(topology, { chance, takes: deskPromotion }).values()];
  const caches = [...cachesOf(topology, { chance, takes: deskPromotion }).values()];
  return {
    rds: new RdsApi({
      global: databases.filter((one) => one instanceof AuroraGlobal),
      replicated: databases.filter((one) => one instanceof ReplicaSet),
    }),
    elasticache: new CacheApi(caches),
    relink: (network, nowMs) => {
      for (const database of databases) {
        for (const region of database.regions) {
          if (network.isDown(region)) database.lose(region, nowMs);
          else database.restore(region, nowMs);
          for (const other of database.regions.filter((one) => one > region)) {
            const whole =
              !network.isReplicationCut() &&
              network.reachesAws({ region }, other) &&
              network.reachesAws({ region: other }, region);
            if (whole) database.mend(region, other, nowMs);
            else database.cut(region, other, nowMs);
          }
        }
      }
    },
  };
}

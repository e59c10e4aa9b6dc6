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
      const reaches = (region: string, other: string): boolean =>
        !network.isReplicationCut() && network.reachesAws({ region }, other);
      for (const database of databases) {
        database.relink((region) => !network.isDown(region), reaches, nowMs);
      }
    },
  };
}

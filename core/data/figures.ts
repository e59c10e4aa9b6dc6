import type { Distribution } from '../budget/distribution';
import { uniform } from '../budget/distribution';
import type { StoreKind } from '../topology/store-kind';

/**
 * How long AWS's stores take to change their writer, seconds, each figure with its source. None is
 * promised by AWS: what is marked *assumed* spreads what its pages say over a range.
 */
export const stores = {
  /** "Normal promotion completes in 1-2 minutes" (AWS Resilience Hub, on Aurora Global Database). */
  auroraFailover: uniform(60, 120),
  /** "Several minutes or longer", with a restart (RDS user guide); assumed: 3 to 15 minutes. */
  replicaPromotion: uniform(180, 900),
  /** "RTO 1 minute" (AWS's disaster recovery workshop, on global datastores); assumed: from 30 s. */
  cacheFailover: uniform(30, 60),
} as const satisfies Record<string, Distribution>;

/** How long a database takes to accept writes in another region, by its kind. */
export const promotions: Readonly<Record<StoreKind, Distribution>> = {
  'aurora-global': stores.auroraFailover,
  'rds-replica': stores.replicaPromotion,
};

/** The least `rds.global_db_rpo`, by which Aurora can be made to stop commits, seconds (Aurora user guide). */
export const auroraLeastRpoSeconds = 20;

import type { Cell } from './state-schema';

/** How a cell's database is promoted. */
export type StoreKind = 'aurora-global' | 'rds-replica';

/** Undefined where Meridian promotes nothing: there is no database, or the bank moves its own. */
export function storeKindOf(database: Cell['database']): StoreKind | undefined {
  if (database === undefined) return undefined;
  return database.engine === 'external' ? database.external?.kind : database.engine;
}

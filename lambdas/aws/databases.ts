import type { RDSClient } from '@aws-sdk/client-rds';
import type { Stores } from '../ports';
import { auroraDatabase } from './aurora-database';
import type { DatabaseSettings } from './database-members';
import { databaseOf } from './database-members';
import { replicaDatabase } from './replica-database';

/** The cells' databases through RDS. `clientOf` is asked for each call; let it keep its clients. */
export function databases(
  clientOf: (region: string) => RDSClient,
  settings: DatabaseSettings,
): Stores {
  const storeOf = (cell: string) => {
    const { kind, members } = databaseOf(settings, cell);
    return kind === 'aurora-global'
      ? auroraDatabase(clientOf, members)
      : replicaDatabase(clientOf, members);
  };
  return {
    describe: async (cell, at) => storeOf(cell).describe(at),
    promote: async (cell, to) => storeOf(cell).promote(to),
  };
}

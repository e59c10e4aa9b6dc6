import type { Cell } from '../../core/topology/state-schema';
import type { DataPlace } from './data-place';

/** One copy of a cell's database, as what makes it needs to know it. */
export type PostgresProps = {
  readonly place: DataPlace;
  readonly cell: Cell;
  /** The physical name of this copy. */
  readonly name: string;
};

/** What a cell says of its database, once it is sure that Meridian deploys it. */
export function deployedDatabase({ name, database }: Cell) {
  if (database === undefined) throw new Error(`cell ${name} has no database to deploy`);
  return { ...database, major: database.postgresVersion.replace(/\..*/, '') };
}

/**
 * The same for every copy, because any of them may come to write: no password in clear text on the
 * wire or weak in the catalogue; who came, and what changed the schema, stands in the log.
 */
export const postgresParameters = {
  'rds.force_ssl': '1',
  'rds.accepted_password_auth_method': 'scram',
  log_connections: '1',
  log_disconnections: '1',
  log_statement: 'ddl',
};

/** Of a cluster as of an instance outside of one. */
export const protectionOf = ({ place, cell }: PostgresProps) => ({
  backupRetentionPeriod: deployedDatabase(cell).backupDays,
  copyTagsToSnapshot: true,
  deletionProtection: true,
  enableCloudwatchLogsExports: ['postgresql'],
  kmsKeyId: place.key.keyArn,
});

/** Of every instance. Versions are the topology's: a copy must never be ahead of its origin. */
export const instanceOf = ({ place, cell }: PostgresProps) => ({
  dbInstanceClass: deployedDatabase(cell).instanceClass,
  autoMinorVersionUpgrade: false,
  publiclyAccessible: false,
  // A week of it costs nothing more. Its queries may hold what is a customer's, hence the key.
  enablePerformanceInsights: true,
  performanceInsightsKmsKeyId: place.key.keyArn,
  performanceInsightsRetentionPeriod: 7,
});

import type { Client } from 'pg';
import { postgresRoles } from '../../core/data/postgres-roles';
import type { CellSql, Look } from '../data/ports';

const { application, writers } = postgresRoles;

/**
 * A copy of a cell's database as `docs/sql/prepare.sql` prepared it, spoken to in SQL. Every
 * statement is a single one, so nothing is left half done; each is bounded by the connection's own
 * time-outs.
 */
export const cellSql = (client: Pick<Client, 'query'>): CellSql => ({
  look: async (): Promise<Look> => {
    const { rows } = await client.query<LookRow>(lookSql);
    const [row] = rows;
    if (row === undefined) throw new Error('the database answered no row; run prepare.sql again');
    const { role_epoch: roleEpoch, at_ms: atMs } = row;
    return {
      isReplica: row.is_replica,
      mayWrite: row.may_write,
      newest:
        roleEpoch === null || atMs === null
          ? undefined
          : { roleEpoch: Number(roleEpoch), atMs: Number(atMs) },
    };
  },
  writeBeat: async ({ roleEpoch, atMs }) => {
    await client.query(
      'INSERT INTO meridian.beat (one, role_epoch, at_ms) VALUES (true, $1, $2) ' +
        'ON CONFLICT (one) DO UPDATE SET role_epoch = excluded.role_epoch, at_ms = excluded.at_ms',
      [roleEpoch, atMs],
    );
  },
  letWrite: async (may) => {
    await client.query(
      may ? `GRANT ${writers} TO ${application}` : `REVOKE ${writers} FROM ${application}`,
    );
  },
  endWrites: async () => {
    await client.query(endWritesSql, [application]);
  },
});

type LookRow = {
  readonly is_replica: boolean;
  readonly may_write: boolean;
  /** `bigint` arrives as text. */
  readonly role_epoch: string | null;
  readonly at_ms: string | null;
};

const lookSql = `
  SELECT pg_is_in_recovery() AS is_replica,
         pg_has_role('${application}', '${writers}', 'MEMBER') AS may_write,
         role_epoch, at_ms
  FROM (SELECT 1) AS always LEFT JOIN meridian.beat ON one`;

/** What began while it was allowed must not end after the fence: the session goes, and its work. */
const endWritesSql =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity ' +
  'WHERE usename = $1 AND backend_xid IS NOT NULL';

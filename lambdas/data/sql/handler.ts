import * as z from 'zod';
import type { Clock } from '../../ports';
import type { CellSql, Found } from '../ports';

const askedSchema = z.object({
  cell: z.string().min(1),
  roleEpoch: z.number().int().min(1),
  writeUntilMs: z.number().optional(),
});

export type SqlPorts = {
  readonly clock: Clock;
  /** The cell's copy in this region; `forWriting` where it is thought to accept writes. */
  readonly copyOf: (cell: string, forWriting: boolean) => CellSql;
};

/**
 * Looks after one copy of a cell's database, from inside its network. Where it could be written to,
 * the services' role may write for exactly as long as the permit says: what a service forgets to
 * check, the database refuses. While it may, a beat is written.
 */
export const keepCopy =
  ({ clock, copyOf }: SqlPorts) =>
  async (event: unknown): Promise<Found> => {
    const { cell, roleEpoch, writeUntilMs = -Infinity } = askedSchema.parse(event);
    const sql = copyOf(cell, writeUntilMs > clock.now());
    const { newest, isReplica, mayWrite } = await sql.look();
    if (isReplica) return { newest };
    const may = writeUntilMs > clock.now();
    if (may !== mayWrite) await sql.letWrite(may);
    // Each time, not only the first: whoever revoked may not have lived to end what had begun.
    if (!may) {
      await sql.endWrites();
      return { newest };
    }
    const written = { roleEpoch, atMs: clock.now() };
    await sql.writeBeat(written);
    return { newest: written, written };
  };

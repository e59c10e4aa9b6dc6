import * as z from 'zod';
import type { Topology } from './schema';
import { storeKindOf } from './store-kind';

/** What a function needs to know to move databases and caches. It travels in its environment. */
export const storesViewSchema = z.strictObject({
  environment: z.string(),
  account: z.string(),
  cells: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['aurora-global', 'rds-replica']),
      /** The regions of copies that carry Meridian's names, or the ARNs of those that do not. */
      members: z.union([z.array(z.string()), z.record(z.string(), z.string())]),
    }),
  ),
});

export type StoresView = z.infer<typeof storesViewSchema>;

export const storesViewOf = ({ environment, account, cells }: Topology): StoresView => ({
  environment,
  account,
  cells: cells.flatMap(({ name, writer, candidates, database }) => {
    const kind = storeKindOf(database);
    if (kind === undefined) return [];
    return [{ name, kind, members: database?.external?.members ?? [writer, ...candidates] }];
  }),
});

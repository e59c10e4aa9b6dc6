import * as z from 'zod';
import { planeViewOf, planeViewSchema } from './plane-view';
import { approvalSchema, restoreSchema, writerSchema } from './slow-path-schema';
import type { Topology } from './schema';
import type { Cell } from './state-schema';
import type { StoreKind } from './store-kind';
import { storeKindOf } from './store-kind';

/**
 * The part of the topology that the slow path runs by: what the fast path knows, and who can carry
 * and write what. It travels in the functions' environment like `PlaneView`, within the same 4 KB.
 */
export const controlViewSchema = z.strictObject({
  plane: planeViewSchema,
  root: z.string(),
  regions: z.array(
    z.strictObject({
      name: z.string(),
      share: z.number(),
      capacityPercent: z.number(),
    }),
  ),
  pools: z.array(
    z.strictObject({
      name: z.string(),
      regions: z.array(z.string()),
      default: z.boolean(),
      strict: z.boolean(),
    }),
  ),
  cells: z.array(
    z.strictObject({
      name: z.string(),
      writer: z.string(),
      candidates: z.array(z.string()),
      /** What is promoted before its role moves. */
      database: z.enum(['aurora-global', 'rds-replica']).optional(),
      /** Where its cache has copies; none where nobody moves it. */
      cache: z.array(z.string()),
    }),
  ),
  /** The strong table's members. */
  members: z.array(z.string()),
  leaseSeconds: z.number(),
  clockSkewSeconds: z.number(),
  cooldownSeconds: z.number(),
  /** The target for database writes: nobody writes for longer without a person knowing. */
  writesSeconds: z.number(),
  /** The target for caches: after that nothing waits for one that cannot be moved. */
  cacheSeconds: z.number(),
  writer: writerSchema,
  approval: approvalSchema,
  restore: restoreSchema,
});

export type ControlView = z.infer<typeof controlViewSchema>;

export function controlViewOf(topology: Topology): ControlView {
  const { lease, targets, cooldownSeconds, writer, approval, restore } = topology;
  return {
    plane: planeViewOf(topology),
    root: topology.dns.root,
    regions: topology.regions.map(({ name, share, capacityPercent }) => ({
      name,
      share,
      capacityPercent,
    })),
    pools: topology.pools.map(({ name, regions, default: isDefault, strict }) => ({
      name,
      regions,
      default: isDefault,
      strict,
    })),
    cells: topology.cells.map(cellViewOf),
    members: lease?.members ?? [],
    leaseSeconds: lease?.leaseSeconds ?? 60,
    clockSkewSeconds: lease?.clockSkewSeconds ?? 2,
    cooldownSeconds,
    writesSeconds: targets.databaseWrites.rtoSeconds,
    cacheSeconds: targets.cache.rtoSeconds,
    writer,
    approval,
    restore,
  };
}

function cellViewOf({ name, writer, candidates, database, cache }: Cell) {
  const kind = storeKindOf(database);
  const copies = cache === undefined || cache.regions.length < 2 ? [] : cache.regions;
  return { name, writer, candidates, cache: copies, ...(kind && { database: kind }) };
}

/** How a cell's database is made to accept writes elsewhere before the cell's role can go there. */
export const databaseOf = (
  { cells }: Pick<ControlView, 'cells'>,
  cell: string,
): StoreKind | undefined => cells.find(({ name }) => name === cell)?.database;

/** Milliseconds of a view's seconds: rows and clocks count in them. */
export const ms = (seconds: number): number => seconds * 1000;

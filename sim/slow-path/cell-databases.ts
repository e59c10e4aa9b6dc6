import { StoreRefused } from '../../core/data/store-refused';
import type { StoreView } from '../../lambdas/ports';
import { AuroraGlobal } from '../../models/rds/aurora-global';
import { databasesOf } from '../../models/rds/databases-of-topology';
import { RdsRefusal } from '../../models/rds/refusal';
import type { ReplicaSet } from '../../models/rds/replica-set';
import type { StoreSettings } from './store-ports';

/** The databases of all cells, as the APIs of their regions know them. */
export class CellDatabases {
  private readonly databases: ReadonlyMap<string, AuroraGlobal | ReplicaSet>;

  constructor(private readonly settings: StoreSettings) {
    const { topology, chance, takes } = settings;
    this.databases = databasesOf(topology, { chance, ...(takes === undefined ? {} : { takes }) });
  }

  /** By cell; a cell without one has nothing that must be promoted. */
  get all(): ReadonlyMap<string, AuroraGlobal | ReplicaSet> {
    return this.databases;
  }

  describe(cell: string, at: string): StoreView {
    const database = this.of(cell);
    const nowMs = this.settings.now();
    const status =
      database instanceof AuroraGlobal
        ? database.describe(at, nowMs).Status
        : database.describe(at, nowMs).DBInstanceStatus;
    const writer = database.writerAt(at, nowMs);
    return {
      writer,
      readers: database.regions.filter((region) => region !== writer),
      busy: status === 'available' ? undefined : status,
    };
  }

  promote(cell: string, to: string): void {
    const database = this.of(cell);
    const nowMs = this.settings.now();
    if (database.writerAt(to, nowMs) === to) return;
    try {
      if (database instanceof AuroraGlobal) database.failover(to, nowMs);
      else database.promote(to, nowMs);
    } catch (error) {
      if (error instanceof RdsRefusal) throw new StoreRefused(error.message);
      throw error;
    }
  }

  /** Makes every link between copies what the world is now. */
  relink(
    isUp: (region: string) => boolean,
    reaches: (one: string, other: string) => boolean,
  ): void {
    const nowMs = this.settings.now();
    for (const database of this.databases.values()) database.relink(isUp, reaches, nowMs);
  }

  private of(cell: string): AuroraGlobal | ReplicaSet {
    const database = this.databases.get(cell);
    if (database === undefined) throw new Error(`no database of a cell ${cell} here`);
    return database;
  }
}

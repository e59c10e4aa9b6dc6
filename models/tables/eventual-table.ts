import { DeliveryQueue } from './delivery-queue';
import type { Links } from './links';
import { Table } from './table';
import type { PreparedWrite } from './table';
import type { TableDefinition } from './table-definition';
import type { TableEndpoint } from './table-endpoint';
import type { Version } from './version';
import { isNewer, nextVersion } from './version';
import type { WriteRequest } from './write-request';

/** Bounds of the replication delay: usually within a second, without promise (*assumed*). */
export const REPLICATION_MIN_MS = 150;
export const REPLICATION_MAX_MS = 1000;

interface Change {
  readonly write: Pick<PreparedWrite, 'key' | 'next'>;
  readonly version: Version;
}

interface Replica {
  readonly table: Table;
  readonly versions: Map<string, Version>;
}

/**
 * A global table with eventual consistency (MREC). A write is judged and applied where it is made,
 * and reaches each other replica after a delay of its own; the last writer wins per item. So two
 * regions can both win a conditional create: never use it as a lock.
 */
export class EventualTable {
  private readonly replicas: ReadonlyMap<string, Replica>;
  private readonly queue: DeliveryQueue<Change>;

  constructor(
    readonly definition: TableDefinition,
    readonly regions: readonly string[],
    links: Links,
    private readonly chance: () => number,
  ) {
    this.queue = new DeliveryQueue(links);
    this.replicas = new Map(
      regions.map((region) => [region, { table: new Table(definition), versions: new Map() }]),
    );
  }

  /** The table as one region offers it; a transaction is atomic in that region only. */
  endpoint(region: string): TableEndpoint {
    const { definition, regions } = this;
    const { table } = this.replicaOf(region);
    return {
      definition,
      replication: { consistency: 'EVENTUAL', regions },
      reader: () => table,
      prepare: (write: WriteRequest) => table.prepare(write),
      write: (write, nowMs) => {
        const prepared = table.prepare(write);
        if (write.kind !== 'check') this.apply(region, prepared, nowMs);
        return prepared;
      },
      commit: (prepared, nowMs) => {
        this.apply(region, prepared, nowMs);
      },
    };
  }

  /** When the next change arrives somewhere; nothing while all is delivered or held up by a cut. */
  nextDueMs(): number | undefined {
    return this.queue.nextDueMs();
  }

  /** Delivers what has arrived by `nowMs`. */
  advance(nowMs: number): void {
    for (const { to, payload } of this.queue.take(nowMs)) this.receive(to, payload);
  }

  private apply(region: string, write: PreparedWrite, nowMs: number): void {
    const { table, versions } = this.replicaOf(region);
    const version = nextVersion(versions.get(write.key.id), region, nowMs);
    versions.set(write.key.id, version);
    table.commit(write);
    for (const to of this.regions.filter((other) => other !== region)) {
      const delay = Math.floor(this.chance() * (REPLICATION_MAX_MS - REPLICATION_MIN_MS));
      const dueMs = nowMs + REPLICATION_MIN_MS + delay;
      this.queue.add({ from: [region], to, dueMs, payload: { write, version } });
    }
  }

  private receive(region: string, { write, version }: Change): void {
    const { table, versions } = this.replicaOf(region);
    if (!isNewer(version, versions.get(write.key.id))) return;
    versions.set(write.key.id, version);
    table.commit(write);
  }

  private replicaOf(region: string): Replica {
    const replica = this.replicas.get(region);
    if (replica !== undefined) return replica;
    throw new Error(
      `table ${this.definition.name} has no replica in ${region}: ` +
        `it has ${this.regions.join(', ')}`,
    );
  }
}

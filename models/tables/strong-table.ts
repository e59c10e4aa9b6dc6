import { DeliveryQueue } from './delivery-queue';
import { REPLICATION_MAX_MS, REPLICATION_MIN_MS } from './eventual-table';
import { invalid, TableError, unavailable } from './errors';
import type { Links } from './links';
import { Table } from './table';
import type { PreparedWrite } from './table';
import type { TableDefinition } from './table-definition';
import type { TableEndpoint } from './table-endpoint';
import { keyOfWrite } from './write';
import type { WriteRequest } from './write-request';

/** A write ends once a second region stored it: about the way to the nearest member (*assumed*). */
export const STRONG_WRITE_MS = 70;
/** How long after the loss of quorum a write may still have been under way (*assumed*). */
export const UNCERTAIN_AFTER_LOSS_MS = 2000;
/** The share of such writes that were applied all the same (*assumed*). */
export const UNCERTAIN_APPLIED_SHARE = 0.5;

interface Change {
  readonly write: Pick<PreparedWrite, 'key' | 'next'>;
  readonly sequence: number;
}

interface Copy {
  readonly table: Table;
  readonly sequences: Map<string, number>;
}

/**
 * A global table with multi-region strong consistency (MRSC): exactly three members, one order of
 * writes. A member serves strong reads and writes while it exchanges messages with another one.
 * Without that it answers an error, and a write made just after the loss may have been applied.
 * Eventually consistent reads go to the member's own copy, always. No TTL, no transactions
 * (aws-facts C1). A witness as third member is not imitated.
 */
export class StrongTable {
  private readonly latest: Table;
  private readonly copies: ReadonlyMap<string, Copy>;
  private readonly queue: DeliveryQueue<Change>;
  private readonly underWay = new Map<string, { region: string; untilMs: number }>();
  private sequence = 0;

  constructor(
    readonly definition: TableDefinition,
    readonly members: readonly string[],
    private readonly links: Links,
    private readonly chance: () => number,
    private readonly writeMs: (region: string) => number = () => STRONG_WRITE_MS,
  ) {
    if (new Set(members).size !== 3 || members.length !== 3) {
      throw invalid(`a strong table has exactly three members, got ${members.join(', ')}`);
    }
    if (definition.ttlAttribute !== undefined) {
      throw invalid(`TTL is not supported on a strong table, got ${definition.ttlAttribute}`);
    }
    this.latest = new Table(definition);
    this.queue = new DeliveryQueue(links);
    this.copies = new Map(
      members.map((region) => [region, { table: new Table(definition), sequences: new Map() }]),
    );
  }

  /** The table as one member offers it. */
  endpoint(region: string): TableEndpoint {
    const { definition, members } = this;
    const { table } = this.copyOf(region);
    const refuse = (): never => {
      throw invalid(
        'Transactional operations are not supported on tables with multi-Region strong consistency',
      );
    };
    return {
      definition,
      replication: { consistency: 'STRONG', regions: members },
      reader: (consistent) => {
        if (!consistent) return table;
        if (this.partners(region).length === 0) throw noQuorum(region);
        return this.latest;
      },
      write: (write, nowMs) => this.write(region, write, nowMs),
      prepare: refuse,
      commit: refuse,
    };
  }

  /** When the next change reaches a member's own copy. */
  nextDueMs(): number | undefined {
    return this.queue.nextDueMs();
  }

  advance(nowMs: number): void {
    for (const { to, payload } of this.queue.take(nowMs)) this.receive(to, payload);
  }

  private write(region: string, write: WriteRequest, nowMs: number): PreparedWrite {
    if (this.partners(region).length === 0) {
      this.perhapsApply(region, write, nowMs);
      throw noQuorum(region);
    }
    const other = this.underWay.get(keyOfWrite(this.definition, write).id);
    if (other !== undefined && other.region !== region && other.untilMs > nowMs) {
      throw new TableError(
        'ReplicatedWriteConflictException',
        'Request was rejected because one or more items in the request are being modified by a ' +
          `request in another Region: ${other.region}`,
      );
    }
    const prepared = this.latest.prepare(write);
    this.apply(region, prepared, nowMs);
    return prepared;
  }

  private apply(region: string, write: PreparedWrite, nowMs: number): void {
    this.latest.commit(write);
    this.sequence += 1;
    const change = { write, sequence: this.sequence };
    this.underWay.set(write.key.id, { region, untilMs: nowMs + this.writeMs(region) });
    const [partner] = [...this.partners(region), ...this.others(region)];
    for (const to of this.members) {
      if (to === region || to === partner) {
        this.receive(to, change);
      } else {
        const from = [region, ...(partner === undefined ? [] : [partner])];
        const delay = Math.floor(this.chance() * (REPLICATION_MAX_MS - REPLICATION_MIN_MS));
        const dueMs = nowMs + REPLICATION_MIN_MS + delay;
        this.queue.add({ from, to, dueMs, payload: change });
      }
    }
  }

  /** The request may have left before the quorum was lost; the answer is lost in any case. */
  private perhapsApply(region: string, write: WriteRequest, nowMs: number): void {
    const since = this.others(region).map(
      (other) => this.links.brokenSinceMs(region, other) ?? nowMs,
    );
    if (nowMs - Math.max(...since) >= UNCERTAIN_AFTER_LOSS_MS) return;
    if (this.chance() >= UNCERTAIN_APPLIED_SHARE) return;
    try {
      this.apply(region, this.latest.prepare(write), nowMs);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
    }
  }

  private receive(region: string, { write, sequence }: Change): void {
    const { table, sequences } = this.copyOf(region);
    if ((sequences.get(write.key.id) ?? 0) >= sequence) return;
    sequences.set(write.key.id, sequence);
    table.commit(write);
  }

  private others(region: string): string[] {
    return this.members.filter((other) => other !== region);
  }

  /** The members it exchanges messages with: one of them makes a quorum of two. */
  private partners(region: string): string[] {
    return this.others(region).filter(
      (other) => this.links.brokenSinceMs(region, other) === undefined,
    );
  }

  private copyOf(region: string): Copy {
    const copy = this.copies.get(region);
    if (copy !== undefined) return copy;
    throw new Error(
      `table ${this.definition.name} has no member in ${region}: it has ${this.members.join(', ')}`,
    );
  }
}

const noQuorum = (region: string): TableError =>
  unavailable(`no second member is reachable from ${region}; the outcome of a write is unknown`);

import type { Table, PreparedWrite } from './table';
import type { TableDefinition } from './table-definition';
import type { WriteRequest } from './write-request';

/** How a table exists across regions, as DescribeTable tells it. */
export interface Replication {
  readonly consistency: 'EVENTUAL' | 'STRONG';
  readonly regions: readonly string[];
}

/** A table as the DynamoDB endpoint of one region offers it. */
export interface TableEndpoint {
  readonly definition: TableDefinition;
  readonly replication?: Replication;
  /** The items to read from; a strongly consistent read may be unavailable, and then throws. */
  reader(consistent: boolean, nowMs: number): Table;
  /** One write, judged and carried out; throws as DynamoDB would. */
  write(write: WriteRequest, nowMs: number): PreparedWrite;
  /** A write of a transaction, judged now and carried out by `commit` or not at all. */
  prepare(write: WriteRequest): PreparedWrite;
  commit(prepared: PreparedWrite, nowMs: number): void;
}

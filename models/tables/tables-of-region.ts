import { TableError } from './errors';
import { batchGetItem, batchWriteItem } from './operations/batch';
import { describeTable } from './operations/describe-table';
import { deleteItem, getItem, putItem, query, scan, updateItem } from './operations/items';
import type { Operation } from './operations/operation';
import { transactWriteItems } from './operations/transaction';
import { TransactionTokens } from './operations/transaction-tokens';
import type { TableEndpoint } from './table-endpoint';

/** The operations of DynamoDB that this model imitates. */
export const operations = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  DeleteItem: deleteItem,
  DescribeTable: describeTable,
  GetItem: getItem,
  PutItem: putItem,
  Query: query,
  Scan: scan,
  TransactWriteItems: transactWriteItems,
  UpdateItem: updateItem,
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;
type AnswerOf<N extends OperationName> = ReturnType<(typeof operations)[N]>;

/** DynamoDB in one region: its tables by name, under the operations and formats of the API. */
export class TablesOfRegion {
  private readonly tables: ReadonlyMap<string, TableEndpoint>;
  private readonly tokens = new TransactionTokens();

  constructor(
    readonly region: string,
    tables: readonly TableEndpoint[],
  ) {
    this.tables = new Map(tables.map((table) => [table.definition.name, table]));
  }

  /**
   * Answers an operation in DynamoDB's JSON. Throws only TableError: also for an operation or a
   * parameter that is not imitated.
   */
  call<N extends OperationName>(operation: N, request: unknown, nowMs: number): AnswerOf<N>;
  call(operation: string, request: unknown, nowMs: number): object;
  call(operation: string, request: unknown, nowMs: number): object {
    if (!isImitated(operation)) {
      throw new TableError(
        'UnknownOperationException',
        `unknown operation ${operation}: this model imitates ${Object.keys(operations).join(', ')}`,
      );
    }
    return operations[operation](request, {
      region: this.region,
      nowMs,
      tokens: this.tokens,
      table: (name) => this.table(name),
    });
  }

  private table(name: string): TableEndpoint {
    const table = this.tables.get(name);
    if (table !== undefined) return table;
    throw new TableError(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${name} not found in ${this.region}`,
    );
  }
}

const isImitated = (operation: string): operation is OperationName =>
  Object.hasOwn(operations, operation);

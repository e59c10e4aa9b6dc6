import type { TableEndpoint } from '../table-endpoint';
import type { TransactionTokens } from './transaction-tokens';

/** What an operation works on: the tables of one region, and the moment. */
export interface OperationContext {
  readonly region: string;
  readonly nowMs: number;
  readonly tokens: TransactionTokens;
  /** Throws ResourceNotFoundException. */
  readonly table: (name: string) => TableEndpoint;
}

/** An operation: takes the request as it came, answers as DynamoDB does, throws TableError. */
export type Operation<Answer extends object = object> = (
  raw: unknown,
  context: OperationContext,
) => Answer;

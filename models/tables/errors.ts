/** The exceptions of DynamoDB that this model raises, by the names AWS gives them. */
export type TableErrorCode =
  | 'ValidationException'
  | 'SerializationException'
  | 'ConditionalCheckFailedException'
  | 'ReplicatedWriteConflictException'
  | 'TransactionCanceledException'
  | 'IdempotentParameterMismatchException'
  | 'ResourceNotFoundException'
  | 'UnknownOperationException'
  | 'InternalServerError';

/**
 * A refusal as DynamoDB words it. `fields` are the further members of the answer, such as `Item` or
 * `CancellationReasons`. Messages keep AWS's wording where AWS has one: callers match on it.
 */
export class TableError extends Error {
  constructor(
    readonly code: TableErrorCode,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
  }
}

export const invalid = (message: string): TableError =>
  new TableError('ValidationException', message);

/** An answer that leaves the outcome of a write unknown: it may have been applied. */
export const unavailable = (message: string): TableError =>
  new TableError('InternalServerError', message);

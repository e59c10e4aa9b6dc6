import { invalid, TableError } from '../errors';
import { list, objectOf, oneOf, readRequest, text } from '../request';
import type { PreparedWrite } from '../table';
import { keyOfWrite } from '../write';
import type { WriteRequest } from '../write-request';
import { checkFields, deleteFields, putFields, updateFields } from '../write-request';
import type { Operation, OperationContext } from './operation';

/** Most actions of one transaction (API reference). */
export const MAX_TRANSACTION_ACTIONS = 100;
const MAX_TOKEN_LENGTH = 36;

/** Why one action stood in the way; `None` for those that did not. */
interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

interface Action {
  readonly name: string;
  readonly write: WriteRequest;
}

/**
 * All of the writes or none, judged against one moment. A repetition under the same
 * ClientRequestToken changes nothing more. Refused by tables with strong consistency.
 */
export const transactWriteItems: Operation = (raw, context) => {
  const request = readRequest(
    {
      TransactItems: list,
      ClientRequestToken: text,
      ReturnConsumedCapacity: oneOf('NONE'),
      ReturnItemCollectionMetrics: oneOf('NONE'),
    },
    ['TransactItems'],
    raw,
  );
  const { TransactItems, ClientRequestToken: token } = request;
  checkRequest(TransactItems.length, token);
  const { tokens, nowMs } = context;
  if (token !== undefined && tokens.isRepetition(token, TransactItems, nowMs)) return {};
  const actions = TransactItems.map(readAction);
  refuseRepeatedItems(actions, context);
  const judged = actions.map((action) => prepare(action, context));
  const reasons = judged.map((one) => ('Code' in one ? one : { Code: 'None' }));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  const prepared = judged.flatMap((one) => ('Code' in one ? [] : [one]));
  actions.forEach(({ name, write }, index) => {
    const change = prepared[index];
    if (change !== undefined && write.kind !== 'check') context.table(name).commit(change, nowMs);
  });
  if (token !== undefined) tokens.remember(token, TransactItems, nowMs);
  return {};
};

function checkRequest(actions: number, token: string | undefined): void {
  if (actions < 1 || actions > MAX_TRANSACTION_ACTIONS) {
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length between 1 and ${MAX_TRANSACTION_ACTIONS}, got ${actions}`,
    );
  }
  if (token === undefined || (token.length >= 1 && token.length <= MAX_TOKEN_LENGTH)) return;
  throw invalid(
    `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy ` +
      `constraint: Member must have length between 1 and ${MAX_TOKEN_LENGTH}`,
  );
}

function readAction(raw: unknown): Action {
  const table = { TableName: text };
  const given = readRequest(
    { Put: objectOf, Delete: objectOf, Update: objectOf, ConditionCheck: objectOf },
    [],
    raw,
  );
  if (Object.keys(given).length !== 1) {
    throw invalid(
      'TransactItems can only contain one of Check, Put, Update or Delete, ' +
        `got ${Object.keys(given).join(', ')}`,
    );
  }
  if (given.Put !== undefined) {
    const request = readRequest({ ...table, ...putFields }, ['TableName', 'Item'], given.Put);
    return { name: request.TableName, write: { kind: 'put', request } };
  }
  if (given.Delete !== undefined) {
    const request = readRequest({ ...table, ...deleteFields }, ['TableName', 'Key'], given.Delete);
    return { name: request.TableName, write: { kind: 'delete', request } };
  }
  if (given.Update !== undefined) {
    const required = ['TableName', 'Key', 'UpdateExpression'] as const;
    const request = readRequest({ ...table, ...updateFields }, required, given.Update);
    return { name: request.TableName, write: { kind: 'update', request } };
  }
  const required = ['TableName', 'Key', 'ConditionExpression'] as const;
  const request = readRequest({ ...table, ...checkFields }, required, given.ConditionCheck);
  return { name: request.TableName, write: { kind: 'check', request } };
}

function prepare(
  { name, write }: Action,
  { table }: OperationContext,
): PreparedWrite | CancellationReason {
  try {
    return table(name).prepare(write);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    if (error.code !== 'ConditionalCheckFailedException') throw error;
    return { Code: 'ConditionalCheckFailed', Message: error.message, ...error.fields };
  }
}

function refuseRepeatedItems(actions: readonly Action[], { table }: OperationContext): void {
  const ids = actions.map(({ name, write }) => {
    const { id } = keyOfWrite(table(name).definition, write);
    return `${name} ${id}`;
  });
  if (new Set(ids).size === ids.length) return;
  throw invalid('Transaction request cannot include multiple operations on one item');
}

function cancelled(reasons: readonly CancellationReason[]): TableError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new TableError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

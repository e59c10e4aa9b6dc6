import type { Item } from '../attribute-value';
import { invalid } from '../errors';
import type { Page } from '../page';
import { getFields, queryFields, scanFields } from '../read-request';
import { flag, oneOf, readRequest, text } from '../request';
import type { WriteRequest } from '../write-request';
import { anyValues, deleteFields, oldValues, putFields, updateFields } from '../write-request';
import type { Operation, OperationContext } from './operation';

/** Every operation on items names its table; only `NONE` is accepted of what is not imitated. */
const common = { TableName: text, ReturnConsumedCapacity: oneOf('NONE') };
const written = { ...common, ReturnItemCollectionMetrics: oneOf('NONE') };
const read = { ...common, ConsistentRead: flag };

/** The attributes a write was asked to return. */
export interface Written {
  readonly Attributes?: Item;
}

export const getItem: Operation<{ readonly Item?: Item }> = (raw, context) => {
  const request = readRequest({ ...read, ...getFields }, ['TableName', 'Key'], raw);
  const reader = readerOf(request, context);
  const found = reader.get(request);
  return found === undefined ? {} : { Item: found };
};

export const query: Operation<Page> = (raw, context) => {
  const request = readRequest(
    { ...read, ...queryFields },
    ['TableName', 'KeyConditionExpression'],
    raw,
  );
  return readerOf(request, context).query(request);
};

export const scan: Operation<Page> = (raw, context) => {
  const request = readRequest({ ...read, ...scanFields }, ['TableName'], raw);
  return readerOf(request, context).scan(request);
};

export const putItem: Operation<Written> = (raw, context) => {
  const request = readRequest(
    { ...written, ...putFields, ...oldValues },
    ['TableName', 'Item'],
    raw,
  );
  return answer(request.TableName, { kind: 'put', request }, context);
};

export const deleteItem: Operation<Written> = (raw, context) => {
  const request = readRequest(
    { ...written, ...deleteFields, ...oldValues },
    ['TableName', 'Key'],
    raw,
  );
  return answer(request.TableName, { kind: 'delete', request }, context);
};

export const updateItem: Operation<Written> = (raw, context) => {
  const request = readRequest(
    { ...written, ...updateFields, ...anyValues },
    ['TableName', 'Key'],
    raw,
  );
  return answer(request.TableName, { kind: 'update', request }, context);
};

function answer(name: string, write: WriteRequest, { table, nowMs }: OperationContext): Written {
  if (write.request.ConditionExpression === undefined && hasFailureValues(write)) {
    throw invalid(
      'ReturnValuesOnConditionCheckFailure can only be specified when using ConditionExpression',
    );
  }
  const { attributes } = table(name).write(write, nowMs);
  return attributes === undefined ? {} : { Attributes: attributes };
}

const hasFailureValues = ({ request }: WriteRequest): boolean =>
  request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';

function readerOf(
  request: { readonly TableName: string; readonly ConsistentRead?: boolean | undefined },
  { table, nowMs }: OperationContext,
) {
  return table(request.TableName).reader(request.ConsistentRead ?? false, nowMs);
}

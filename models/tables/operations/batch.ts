import type { Item } from '../attribute-value';
import { invalid, TableError } from '../errors';
import { getFields } from '../read-request';
import { flag, item, list, map, objectOf, oneOf, readRequest } from '../request';
import { keyOfWrite } from '../write';
import type { WriteRequest } from '../write-request';
import type { Operation } from './operation';

/** Most writes and reads of one batch (API reference). */
export const MAX_BATCH_WRITES = 25;
export const MAX_BATCH_READS = 100;

const fields = {
  RequestItems: map,
  ReturnConsumedCapacity: oneOf('NONE'),
  ReturnItemCollectionMetrics: oneOf('NONE'),
};

/**
 * Up to 25 puts and deletes, each on its own: neither together nor in order. A write that meets a
 * conflict with another region comes back as unprocessed.
 */
export const batchWriteItem: Operation<{
  readonly UnprocessedItems: Readonly<Record<string, readonly unknown[]>>;
}> = (raw, { table, nowMs }) => {
  const { RequestItems } = readRequest(fields, ['RequestItems'], raw);
  const writes = Object.entries(RequestItems).flatMap(([name, requests]) =>
    list(requests, name).map((request) => ({ name, request, write: readWrite(request) })),
  );
  checkCount(writes.length, MAX_BATCH_WRITES);
  const keys = writes.map(({ name, write }) => [
    name,
    keyOfWrite(table(name).definition, write).id,
  ]);
  refuseDuplicates(keys.map((key) => key.join(' ')));
  const unprocessed: Record<string, unknown[]> = {};
  for (const { name, request, write } of writes) {
    try {
      table(name).write(write, nowMs);
    } catch (error) {
      if (!(error instanceof TableError) || error.code !== 'ReplicatedWriteConflictException') {
        throw error;
      }
      unprocessed[name] = [...(unprocessed[name] ?? []), request];
    }
  }
  return { UnprocessedItems: unprocessed };
};

/** Up to 100 items by key, from any number of tables. */
export const batchGetItem: Operation<{
  readonly Responses: Readonly<Record<string, readonly Item[]>>;
  readonly UnprocessedKeys: object;
}> = (raw, { table, nowMs }) => {
  const { RequestItems } = readRequest(
    { RequestItems: map, ReturnConsumedCapacity: oneOf('NONE') },
    ['RequestItems'],
    raw,
  );
  const asked = Object.entries(RequestItems).map(([name, one]) => {
    const { ProjectionExpression, ExpressionAttributeNames } = getFields;
    const wanted = { Keys: list, ConsistentRead: flag };
    const request = readRequest(
      { ...wanted, ProjectionExpression, ExpressionAttributeNames },
      ['Keys'],
      one,
    );
    return { name, request, keys: request.Keys.map((key) => item(key, 'Keys')) };
  });
  checkCount(asked.flatMap(({ keys }) => keys).length, MAX_BATCH_READS);
  refuseDuplicates(asked.flatMap(({ name, keys }) => keys.map((key) => sorted(name, key))));
  const responses = asked.map(({ name, request, keys }) => {
    const reader = table(name).reader(request.ConsistentRead ?? false, nowMs);
    const found = keys.map((Key) => reader.get({ ...request, Key }));
    return [name, found.filter((one) => one !== undefined)] as const;
  });
  return { Responses: Object.fromEntries(responses), UnprocessedKeys: {} };
};

function readWrite(raw: unknown): WriteRequest {
  const given = readRequest({ PutRequest: objectOf, DeleteRequest: objectOf }, [], raw);
  const { PutRequest, DeleteRequest } = given;
  if (PutRequest !== undefined && DeleteRequest === undefined) {
    return { kind: 'put', request: readRequest({ Item: item }, ['Item'], PutRequest) };
  }
  if (DeleteRequest !== undefined && PutRequest === undefined) {
    return { kind: 'delete', request: readRequest({ Key: item }, ['Key'], DeleteRequest) };
  }
  throw invalid(
    'Supplied WriteRequest must contain exactly one of PutRequest, DeleteRequest, ' +
      `got ${JSON.stringify(Object.keys({ ...given }))}`,
  );
}

function checkCount(count: number, most: number): void {
  if (count === 0) throw invalid('The batch request list must not be empty');
  if (count > most) throw invalid(`Too many items requested for the batch call, at most ${most}`);
}

function refuseDuplicates(keys: readonly string[]): void {
  if (new Set(keys).size === keys.length) return;
  throw invalid('Provided list of item keys contains duplicates');
}

const sorted = (name: string, key: Item): string =>
  JSON.stringify([name, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))]);

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { rowKeys } from '../../core/voting/row-keys';
import type { PlaneRows } from '../../core/voting/records';
import { holdSchema, killSwitchSchema, observerRecordSchema } from '../../core/voting/records';
import type { Log, ReadRows } from '../ports';

/**
 * Reads everything the region holds about the fast path in one strongly consistent query. A row
 * that cannot be read is told and left out: one bad row must not blind a voter to the others.
 */
export function regionalRows(database: DynamoDBClient, table: string, log: Log): ReadRows {
  return async () => {
    const { Items = [], LastEvaluatedKey } = await database.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :plane',
        ExpressionAttributeValues: { ':plane': { S: rowKeys.partition } },
        ConsistentRead: true,
      }),
    );
    if (LastEvaluatedKey !== undefined) {
      throw new Error(`more than 1 MB of plane rows in ${table}; release and archive old holds`);
    }
    return rowsFrom(
      Items.map((item) => unmarshall(item)),
      log,
    );
  };
}

type Row = Readonly<Record<string, unknown>>;

function rowsFrom(items: readonly Row[], log: Log): PlaneRows {
  const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  const read = <T>(row: Row, schema: z.ZodType<T>): T[] => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    log.warn('row left out; write it again', { row: row['sk'], problem: parsed.error.message });
    return [];
  };
  const released = new Set(under(rowKeys.releasePrefix).map(({ id }) => id));
  // A slot that was taken and never published in has no opinions yet.
  const [observer] = under(rowKeys.observer)
    .filter((row) => row['opinions'] !== undefined)
    .flatMap((row) => read(row, observerRecordSchema));
  const [killSwitch] = under(rowKeys.killSwitch).flatMap((row) => read(row, killSwitchSchema));
  return {
    ...(observer === undefined ? {} : { observer }),
    holds: under(rowKeys.holdPrefix)
      .flatMap((row) => read(row, holdSchema))
      .filter(({ id }) => !released.has(id)),
    ...(killSwitch === undefined ? {} : { killSwitch }),
  };
}

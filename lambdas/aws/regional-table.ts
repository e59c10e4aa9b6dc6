import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { rowKeys } from '../../core/voting/row-keys';
import type { PlaneRows } from '../../core/voting/records';
import { holdSchema, killSwitchSchema, observerRecordSchema } from '../../core/voting/records';
import type { ReadRows } from '../ports';

/** Reads everything the region holds about the fast path in one strongly consistent query. */
export function regionalRows(database: DynamoDBClient, table: string): ReadRows {
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
    return rowsFrom(Items.map((item) => unmarshall(item)));
  };
}

function rowsFrom(items: readonly Record<string, unknown>[]): PlaneRows {
  const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  const released = new Set(under(rowKeys.releasePrefix).map(({ id }) => id));
  const observer = under(rowKeys.observer)[0];
  const killSwitch = under(rowKeys.killSwitch)[0];
  return {
    ...(observer?.['opinions'] === undefined
      ? {}
      : { observer: observerRecordSchema.parse(observer) }),
    holds: under(rowKeys.holdPrefix)
      .map((item) => holdSchema.parse(item))
      .filter(({ id }) => !released.has(id)),
    ...(killSwitch === undefined ? {} : { killSwitch: killSwitchSchema.parse(killSwitch) }),
  };
}

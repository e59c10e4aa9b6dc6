import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { rowKeys } from '../../core/voting/row-keys';
import type { Log } from '../ports';

type Row = Readonly<Record<string, unknown>>;

/** The rows whose sort key begins so, as their schema reads them; `where` leaves out quietly. */
type RowsUnder = <T>(prefix: string, schema: z.ZodType<T>, where?: (row: Row) => boolean) => T[];

/**
 * Everything the plane keeps in a region's own table, by one strongly consistent query. A row that
 * cannot be read is told and left out: one bad row must not hide the others. Throws where they are
 * more than one page: who goes on with a part of them acts against a hold that it has not seen.
 */
export async function readPlaneRows(
  database: DynamoDBClient,
  table: string,
  log: Log,
): Promise<RowsUnder> {
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
  const rows: Row[] = Items.map((item) => unmarshall(item));
  return (prefix, schema, where = () => true) =>
    rows
      .filter((row) => String(row['sk']).startsWith(prefix) && where(row))
      .flatMap((row) => {
        const parsed = schema.safeParse(row);
        if (parsed.success) return [parsed.data];
        log.warn('row left out; write it again', { row: row['sk'], problem: parsed.error.message });
        return [];
      });
}

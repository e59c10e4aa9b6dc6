import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { rowKeys } from '../../core/voting/row-keys';

type Entry = { readonly id: string; readonly atMs: number; readonly body: object };

/** Appends and never replaces: an entry that is there already was written by an earlier try. */
export async function appendAudit(
  database: DynamoDBClient,
  table: string,
  { id, atMs, body }: Entry,
): Promise<void> {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const row = { pk: rowKeys.auditPartition(day), sk: id, ...body };
  await database
    .send(
      new PutItemCommand({
        TableName: table,
        Item: marshall(row, { removeUndefinedValues: true }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
}

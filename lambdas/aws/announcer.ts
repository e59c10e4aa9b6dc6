import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Change } from '../../core/voting/change';
import { changeId } from '../../core/voting/change';
import { rowKeys } from '../../core/voting/row-keys';
import type { Announce } from '../ports';

type Places = {
  readonly database: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly table: string;
  readonly bus: string;
};

/** PutEvents takes ten entries. */
const batchSize = 10;

/** Writes the audit rows, then tells the bus. Both know a change by its id, so a repeat is harmless. */
export function announcer(places: Places): Announce {
  return async (changes) => {
    for (let at = 0; at < changes.length; at += batchSize) {
      const batch = changes.slice(at, at + batchSize);
      await appendAudit(batch, places);
      await putEvents(batch, places);
    }
  };
}

/** Appends and never replaces: an entry that is there already was written by an earlier try. */
async function appendAudit(batch: readonly Change[], { database, table }: Places): Promise<void> {
  for (const change of batch) {
    const day = new Date(change.atMs).toISOString().slice(0, 10);
    const row = { pk: rowKeys.auditPartition(day), sk: changeId(change), ...change };
    await database
      .send(
        new PutItemCommand({
          TableName: table,
          Item: marshall(row),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
  }
}

async function putEvents(batch: readonly Change[], { events, bus }: Places): Promise<void> {
  const { FailedEntryCount = 0, Entries = [] } = await events.send(
    new PutEventsCommand({
      Entries: batch.map((change) => ({
        EventBusName: bus,
        Source: 'meridian.traffic',
        DetailType: change.kind,
        Time: new Date(change.atMs),
        Detail: JSON.stringify({ id: changeId(change), ...change }),
      })),
    }),
  );
  if (FailedEntryCount > 0) {
    const reason = Entries.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorMessage;
    throw new Error(
      `${FailedEntryCount} of ${batch.length} events refused: ${reason ?? 'unknown'}`,
    );
  }
}

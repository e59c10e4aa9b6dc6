import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { changeId } from '../../core/voting/change';
import type { Announce } from '../ports';
import { appendAudit } from './audit-rows';
import { putEvents } from './put-events';

type Places = {
  readonly database: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly table: string;
  readonly bus: string;
};

/** PutEvents takes ten entries. */
const batchSize = 10;

/** Writes the audit rows, then tells the bus. Both know a change by its id, so a repeat is harmless. */
export function announcer({ database, events, table, bus }: Places): Announce {
  return async (changes) => {
    for (let at = 0; at < changes.length; at += batchSize) {
      const batch = changes.slice(at, at + batchSize).map((change) => ({
        id: changeId(change),
        kind: change.kind,
        atMs: change.atMs,
        body: change,
      }));
      for (const entry of batch) await appendAudit(database, table, entry);
      await putEvents(events, bus, 'meridian.traffic', batch);
    }
  };
}

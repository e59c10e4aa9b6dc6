import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { factId } from '../../core/control/fact';
import type { Tell } from '../ports';
import { appendAudit } from './audit-rows';
import { putEvents } from './put-events';

type Places = {
  readonly database: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly table: string;
  readonly bus: string;
};

/** Writes the audit row, then tells the bus. Both know a fact by its id, so a repeat is harmless. */
export function teller({ database, events, table, bus }: Places): Tell {
  return async (fact) => {
    const id = factId(fact);
    await appendAudit(database, table, { id, atMs: fact.atMs, body: fact });
    await putEvents(events, bus, 'meridian.control', [
      { id, kind: fact.kind, atMs: fact.atMs, body: fact },
    ]);
  };
}

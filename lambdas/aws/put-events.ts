import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';

type Told = {
  readonly id: string;
  readonly kind: string;
  readonly atMs: number;
  readonly body: object;
};

/** Puts up to ten events on a bus; throws where it refuses any of them, with its reason. */
export async function putEvents(
  events: EventBridgeClient,
  bus: string,
  source: string,
  batch: readonly Told[],
): Promise<void> {
  const { FailedEntryCount = 0, Entries = [] } = await events.send(
    new PutEventsCommand({
      Entries: batch.map(({ id, kind, atMs, body }) => ({
        EventBusName: bus,
        Source: source,
        DetailType: kind,
        Time: new Date(atMs),
        Detail: JSON.stringify({ id, ...body }),
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

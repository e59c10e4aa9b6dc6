import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { rowKeys } from '../../core/voting/row-keys';
import { observerRecordSchema } from '../../core/voting/records';
import type { Clock, ObserverSlot } from '../ports';

type Place = { readonly table: string; readonly observer: string; readonly clock: Clock };

/** The prober slot as one item: generation, counts, votes and heartbeat move together. */
export function observerSlot(database: DynamoDBClient, place: Place): ObserverSlot {
  const { table, observer, clock } = place;
  const item = {
    TableName: table,
    Key: marshall({ pk: rowKeys.partition, sk: rowKeys.observer }),
  };
  return {
    take: async () => {
      const { Attributes = {} } = await database.send(
        new UpdateItemCommand({
          ...item,
          UpdateExpression: 'SET observer = :observer ADD generation :one',
          ExpressionAttributeValues: marshall({ ':observer': observer, ':one': 1 }),
          ReturnValues: 'ALL_NEW',
        }),
      );
      // A first record starts its heartbeat at the take: there are no counts to forget yet.
      const fresh = { isolated: false, opinions: {}, beatAtMs: clock.now() };
      return observerRecordSchema.parse({ ...fresh, ...unmarshall(Attributes) });
    },
    publish: async ({ generation, isolated, opinions, beatAtMs, lookedAtMs }) => {
      try {
        await database.send(
          new UpdateItemCommand({
            ...item,
            UpdateExpression:
              'SET isolated = :isolated, opinions = :opinions, beatAtMs = :beatAtMs, ' +
              'lookedAtMs = :lookedAtMs',
            ConditionExpression: 'generation = :generation',
            ExpressionAttributeValues: marshall(
              {
                ':isolated': isolated,
                ':opinions': opinions,
                ':beatAtMs': beatAtMs,
                ':lookedAtMs': lookedAtMs ?? beatAtMs,
                ':generation': generation,
              },
              { removeUndefinedValues: true },
            ),
          }),
        );
        return 'kept';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'superseded';
        throw error;
      }
    },
  };
}

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  ReplicatedWriteConflictException,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { RowsIn, StoredRow, StrongRows } from '../control/strong-rows';

type Place = {
  readonly table: string;
  readonly partition: string;
  /** The member whose endpoint the client calls. */
  readonly member: string;
};

/** One partition of the strong table through one member. The client must not retry by itself. */
function strongRows(database: DynamoDBClient, { table, partition, member }: Place): StrongRows {
  return {
    name: member,
    read: async () => {
      const rows: StoredRow[] = [];
      let start: Record<string, never> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :partition',
            ExpressionAttributeValues: { ':partition': { S: partition } },
            ConsistentRead: true,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        rows.push(...Items.map((item) => unmarshall(item)));
        start = LastEvaluatedKey as Record<string, never> | undefined;
      } while (start !== undefined);
      return rows;
    },
    put: async (row, version) => {
      try {
        await database.send(
          new PutItemCommand({
            TableName: table,
            Item: marshall({ ...row, pk: partition }, { removeUndefinedValues: true }),
            ...(version === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'version = :version',
                  ExpressionAttributeValues: marshall({ ':version': version }),
                }),
          }),
        );
        return 'written';
      } catch (error) {
        // Both are definite: nothing was written, because somebody else's write is there.
        const definite =
          error instanceof ConditionalCheckFailedException ||
          error instanceof ReplicatedWriteConflictException;
        if (definite) return 'refused';
        throw error;
      }
    },
  };
}

/** Every member of a strong table, each behind a client of its own. */
export const strongMembers = (
  table: string,
  members: readonly string[],
  clientOf: (member: string) => DynamoDBClient,
): RowsIn[] =>
  members.map((member) => {
    const client = clientOf(member);
    return (partition) => strongRows(client, { table, partition, member });
  });

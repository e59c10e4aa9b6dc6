import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { holdSchema, killSwitchSchema, releaseSchema } from '../../core/voting/records';
import { rowKeys } from '../../core/voting/row-keys';
import type { Log, RegionWords } from '../ports';
import { operatorRows } from './operator-rows';
import { readPlaneRows } from './plane-rows';

const generationSchema = z.object({ generation: z.number().int() });

/** Operators' words in this region's own table, and whose turn it is to reconcile here. */
export function regionWords(database: DynamoDBClient, table: string, log: Log): RegionWords {
  const words = operatorRows(database, table);
  return {
    take: async () => {
      const { Attributes = {} } = await database.send(
        new UpdateItemCommand({
          TableName: table,
          Key: marshall({ pk: rowKeys.partition, sk: rowKeys.reconciler }),
          UpdateExpression: 'ADD generation :one',
          ExpressionAttributeValues: marshall({ ':one': 1 }),
          ReturnValues: 'ALL_NEW',
        }),
      );
      return generationSchema.parse(unmarshall(Attributes)).generation;
    },
    read: async () => {
      const under = await readPlaneRows(database, table, log);
      const [reconciler] = under(rowKeys.reconciler, generationSchema);
      return {
        holds: under(rowKeys.holdPrefix, holdSchema),
        releases: under(rowKeys.releasePrefix, releaseSchema),
        killSwitch: under(rowKeys.killSwitch, killSwitchSchema)[0],
        generation: reconciler?.generation ?? 0,
      };
    },
    write: async ({ holds, releases, killSwitch }) => {
      for (const hold of holds) await words.hold(holdSchema.parse(hold));
      for (const release of releases) await words.release(releaseSchema.parse(release));
      if (killSwitch !== undefined) await words.killSwitch(killSwitchSchema.parse(killSwitch));
    },
  };
}

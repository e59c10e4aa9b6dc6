import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { rowKeys } from '../../core/voting/row-keys';
import type { Hold, KillSwitch, Release } from '../../core/voting/records';

/** An operator's words, written into one region's own table. Each throws where the table refuses. */
export function operatorRows(database: DynamoDBClient, table: string) {
  const put = async (sk: string, row: Hold | Release | KillSwitch): Promise<void> => {
    const Item = marshall({ pk: rowKeys.partition, sk, ...row });
    await database.send(new PutItemCommand({ TableName: table, Item }));
  };
  return {
    hold: (hold: Hold) => put(`${rowKeys.holdPrefix}${hold.id}`, hold),
    release: (release: Release) => put(`${rowKeys.releasePrefix}${release.id}`, release),
    killSwitch: (killSwitch: KillSwitch) => put(rowKeys.killSwitch, killSwitch),
  };
}

export type OperatorRows = ReturnType<typeof operatorRows>;

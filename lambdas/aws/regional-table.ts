import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rowKeys } from '../../core/voting/row-keys';
import {
  holdSchema,
  killSwitchSchema,
  observerRecordSchema,
  releaseSchema,
} from '../../core/voting/records';
import type { Log, ReadRows } from '../ports';
import { readPlaneRows } from './plane-rows';

/** Of a release only what it releases matters here: a region must not stay out for a lost reason. */
const releasedSchema = releaseSchema.pick({ id: true });

/** What the region holds about the fast path: who was released is not held any more. */
export function regionalRows(database: DynamoDBClient, table: string, log: Log): ReadRows {
  return async () => {
    const under = await readPlaneRows(database, table, log);
    const released = new Set(under(rowKeys.releasePrefix, releasedSchema).map(({ id }) => id));
    // A slot that was taken and never published in has no opinions yet.
    const [observer] = under(
      rowKeys.observer,
      observerRecordSchema,
      (row) => row['opinions'] !== undefined,
    );
    const [killSwitch] = under(rowKeys.killSwitch, killSwitchSchema);
    return {
      ...(observer === undefined ? {} : { observer }),
      holds: under(rowKeys.holdPrefix, holdSchema).filter(({ id }) => !released.has(id)),
      ...(killSwitch === undefined ? {} : { killSwitch }),
    };
  };
}

import * as z from 'zod';
import { readProperties } from './cloudformation';
import type { RecordSet } from './record';
import { recordFields, recordFrom } from './record-fields';

export const changeActions = ['CREATE', 'DELETE', 'UPSERT'] as const;

/** One change of one record set. */
export type Change = {
  readonly action: (typeof changeActions)[number];
  readonly record: RecordSet;
};

/** Changes that are made together or not at all. */
export type ChangeBatch = { readonly comment?: string; readonly changes: readonly Change[] };

const schema = z.strictObject({
  ChangeBatch: z.strictObject({
    Comment: z.string().optional(),
    Changes: z.array(
      z.strictObject({
        Action: z.enum(changeActions),
        ResourceRecordSet: z.strictObject({
          ...recordFields,
          ResourceRecords: z.array(z.strictObject({ Value: z.string() })).optional(),
        }),
      }),
    ),
  }),
});

/**
 * A ChangeResourceRecordSets request by the names of the API, numbers and flags also as text. Only
 * its shape is judged here. Throws `NotImitated` for anything the model does not know, among it all
 * routing policies but weighted and geolocation.
 */
export function readChangeBatch(request: unknown): ChangeBatch {
  const { ChangeBatch: read } = readProperties(schema, 'ChangeResourceRecordSets', request);
  const changes = read.Changes.map(({ Action, ResourceRecordSet: record }) => ({
    action: Action,
    record: recordFrom(
      record,
      record.ResourceRecords?.map(({ Value }) => Value),
    ),
  }));
  return { changes, ...(read.Comment !== undefined && { comment: read.Comment }) };
}

/** UPSERT counts as two changes everywhere Route 53 counts: one that deletes and one that creates. */
export const costOf = ({ action }: Change): number => (action === 'UPSERT' ? 2 : 1);

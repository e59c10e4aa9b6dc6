import type { RequestWith } from './request';
import { item, map, oneOf, text, texts } from './request';

const conditional = {
  ConditionExpression: text,
  ExpressionAttributeNames: texts,
  ExpressionAttributeValues: map,
  ReturnValuesOnConditionCheckFailure: oneOf('NONE', 'ALL_OLD'),
};

/** The parameters of each write that this model imitates; `TableName` is the caller's business. */
export const putFields = { ...conditional, Item: item };
export const deleteFields = { ...conditional, Key: item };
export const updateFields = { ...conditional, Key: item, UpdateExpression: text };
export const checkFields = { ...conditional, Key: item };

/** What a write may answer; in a transaction it answers nothing. */
export const oldValues = { ReturnValues: oneOf('NONE', 'ALL_OLD') };
export const anyValues = {
  ReturnValues: oneOf('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'),
};

export type PutRequest = RequestWith<typeof putFields & typeof oldValues, 'Item'>;
export type DeleteRequest = RequestWith<typeof deleteFields & typeof oldValues, 'Key'>;
export type UpdateRequest = RequestWith<typeof updateFields & typeof anyValues, 'Key'>;
export type CheckRequest = RequestWith<typeof checkFields, 'Key'>;

/** One write, as PutItem, DeleteItem and UpdateItem make it, or a transaction's ConditionCheck. */
export type WriteRequest =
  | { readonly kind: 'put'; readonly request: PutRequest }
  | { readonly kind: 'delete'; readonly request: DeleteRequest }
  | { readonly kind: 'update'; readonly request: UpdateRequest }
  | { readonly kind: 'check'; readonly request: CheckRequest };

import type { Request, RequestWith } from './request';
import { count, flag, item, map, oneOf, text, texts } from './request';

/** The parameters of each read that this model imitates, `TableName` and `ConsistentRead` apart. */
export const getFields = { Key: item, ProjectionExpression: text, ExpressionAttributeNames: texts };

const pageFields = {
  FilterExpression: text,
  ProjectionExpression: text,
  ExpressionAttributeNames: texts,
  ExpressionAttributeValues: map,
  ExclusiveStartKey: item,
  Limit: count,
  Select: oneOf('ALL_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'),
};

export const scanFields = pageFields;
export const queryFields = { ...pageFields, KeyConditionExpression: text, ScanIndexForward: flag };

export type GetRequest = RequestWith<typeof getFields, 'Key'>;
export type ScanRequest = Request<typeof scanFields>;
export type QueryRequest = RequestWith<typeof queryFields, 'KeyConditionExpression'>;

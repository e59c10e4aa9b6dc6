import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';

/**
 * A vote is worth a tick of 2 s and a checker waits 2 s for a status: a call that takes longer than
 * 800 ms has missed its moment, and the next tick or request tries again anyway.
 */
const impatient = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 500, requestTimeout: 800, throwOnRequestTimeout: true },
} as const;

/** Telling may take longer than voting: nobody waits for it. */
const patient = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;

export const dynamo = (): DynamoDBClient => new DynamoDBClient(impatient);

export const events = (): EventBridgeClient => new EventBridgeClient(patient);

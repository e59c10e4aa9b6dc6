import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';

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

/** Route 53 is global: its one control plane is reached, and signed for, in us-east-1. */
export const route53Api = (): Route53Client =>
  new Route53Client({ ...patient, region: 'us-east-1' });

export const parameterStore = (): SSMClient => new SSMClient(patient);

/**
 * One member of the strong table. A write goes to a second region and back before it is answered;
 * after a second the next member is asked. Never retried here: who repeats a write must know that
 * it did.
 */
export const strongMember = (region: string): DynamoDBClient =>
  new DynamoDBClient({
    region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });

export const workflows = (): SFNClient => new SFNClient(patient);

/** Databases and caches are moved through the API of the region that takes over. */
export const databaseApi = byRegion((region) => new RDSClient({ ...patient, region }));

export const cacheApi = byRegion((region) => new ElastiCacheClient({ ...patient, region }));

/** One client a region, made when it is first needed: connections are worth keeping. */
function byRegion<T>(make: (region: string) => T): (region: string) => T {
  const made = new Map<string, T>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}

import { isNativeError } from 'node:util/types';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { WireServer, WireServerOptions } from '../../../local/wire/server';
import { startWireServer } from '../../../local/wire/server';

/** What a test opened, closed again after it. */
const opened: { close: () => unknown }[] = [];

export async function start(options: WireServerOptions): Promise<WireServer> {
  const server = await startWireServer(options);
  opened.push(server);
  return server;
}

const settings = (url: string, region: string) => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
  maxAttempts: 1,
});

/** Closed with everything else, like the server it asks. */
function opening<T extends { destroy: () => void }>(client: T): T {
  opened.push({
    close: () => {
      client.destroy();
    },
  });
  return client;
}

export const dynamo = (url: string, region = 'us-east-1'): DynamoDBClient =>
  opening(new DynamoDBClient(settings(url, region)));

export const events = (url: string, region = 'us-east-1'): EventBridgeClient =>
  opening(new EventBridgeClient(settings(url, region)));

export const route53 = (url: string, region = 'us-east-1'): Route53Client =>
  opening(new Route53Client(settings(url, region)));

export const parameterStore = (url: string, region = 'us-east-1'): SSMClient =>
  opening(new SSMClient(settings(url, region)));

export const rds = (url: string, region = 'us-east-1'): RDSClient =>
  opening(new RDSClient(settings(url, region)));

export const elasticache = (url: string, region = 'us-east-1'): ElastiCacheClient =>
  opening(new ElastiCacheClient(settings(url, region)));

export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

/** A signed request by hand: the signature is never looked at. */
export const authorization = (service: string, region = 'us-east-1'): string =>
  `AWS4-HMAC-SHA256 Credential=desk/20261122/${region}/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=0';

/** The error of a call that must fail. */
export async function failure(call: Promise<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    // Not instanceof: fetch throws the errors of another realm.
    if (isNativeError(error)) return error;
  }
  throw new Error('expected the call to fail');
}

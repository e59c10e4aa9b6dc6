import { readRequest, text } from '../request';
import { keyAttributesOf } from '../table-definition';
import type { Operation } from './operation';

/** The only account number that may stand in this repository. */
const ACCOUNT = '111122223333';

/** Keys, item count, and for a global table its members and its consistency. */
export const describeTable: Operation = (raw, { table, region, nowMs }) => {
  const { TableName } = readRequest({ TableName: text }, ['TableName'], raw);
  const endpoint = table(TableName);
  const { definition, replication } = endpoint;
  const attributes = keyAttributesOf(definition);
  return {
    Table: {
      TableName: definition.name,
      TableArn: `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${definition.name}`,
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      AttributeDefinitions: attributes.map(({ name, type }) => ({
        AttributeName: name,
        AttributeType: type,
      })),
      KeySchema: attributes.map(({ name }, index) => ({
        AttributeName: name,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
      ItemCount: endpoint.reader(false, nowMs).itemCount,
      ...(replication && {
        GlobalTableVersion: '2019.11.21',
        MultiRegionConsistency: replication.consistency,
        Replicas: replication.regions
          .filter((other) => other !== region)
          .map((other) => ({ RegionName: other, ReplicaStatus: 'ACTIVE' })),
      }),
    },
  };
};

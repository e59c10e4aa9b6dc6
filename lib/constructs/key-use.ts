import type { Condition, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';

/** What DynamoDB does with a table's key in the name of whoever reads the table. */
export const toReadRows = ['kms:Decrypt', 'kms:DescribeKey'];

/** And in the name of whoever writes to it. */
export const toWriteRows = [
  ...toReadRows,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

type KeyUse = {
  readonly keyArns: string[];
  /** Regions whose DynamoDB may use the key; the caller itself may not. */
  readonly throughDynamoDbOf: readonly string[];
  readonly actions: string[];
  readonly conditions?: Readonly<Record<string, Condition>>;
};

/** Lets DynamoDB, and nobody else, use a key in the grantee's name. */
export function grantKeyUse(grantee: IGrantable, use: KeyUse): void {
  const services = use.throughDynamoDbOf.map((region) => `dynamodb.${region}.amazonaws.com`);
  Grant.addToPrincipal({
    grantee,
    actions: use.actions,
    resourceArns: use.keyArns,
    conditions: {
      StringEquals: { 'kms:ViaService': services.length === 1 ? services[0] : services },
      ...use.conditions,
    },
  }).assertSuccess();
}

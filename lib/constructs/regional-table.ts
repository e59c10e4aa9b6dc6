import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { regionalTableName } from '../../core/topology/names';
import { pinLogicalId } from './pin-logical-id';

type RegionalTableProps = {
  readonly environment: string;
  readonly key: Key;
};

/**
 * What one region holds about the fast path: its observer's row, holds, the kill switch. A plain
 * table of its own region, so that losing any other region leaves it readable.
 */
export class RegionalTable extends Construct {
  readonly table: Table;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { environment, key }: RegionalTableProps) {
    super(scope, id);
    this.key = key;
    this.table = new Table(this, 'Table', {
      tableName: regionalTableName(environment),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pinLogicalId(this.table, 'RegionalTable');
  }

  /** Reads rows and nothing else: what a voter's endpoint needs. */
  grantRead(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:Query');
    this.grantKey(grantee, 'kms:Decrypt', 'kms:DescribeKey');
  }

  /** What the prober's adapters send: it moves its row, appends audit rows, and reads both. */
  grantObserve(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
    this.grantKey(
      grantee,
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    );
  }

  /** DynamoDB uses the key in the caller's name; only through DynamoDB may the caller use it. */
  private grantKey(grantee: IGrantable, ...actions: string[]): void {
    const service = `dynamodb.${Stack.of(this).region}.amazonaws.com`;
    Grant.addToPrincipal({
      grantee,
      actions,
      resourceArns: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': service } },
    }).assertSuccess();
  }
}

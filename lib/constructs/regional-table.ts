import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { regionalTableName } from '../../core/topology/names';
import { grantKeyUse, toReadRows, toWriteRows } from './key-use';
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
    this.grantKey(grantee, toReadRows);
  }

  /** Appends audit rows: what everyone needs who tells what it is about to do. */
  grantAppend(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:PutItem');
    this.grantKey(grantee, toWriteRows);
  }

  /** Moves a row of its own, writes others, and reads them all: the prober and the reconciler. */
  grantObserve(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
    this.grantKey(grantee, toWriteRows);
  }

  private grantKey(grantee: IGrantable, actions: string[]): void {
    const throughDynamoDbOf = [Stack.of(this).region];
    grantKeyUse(grantee, { keyArns: [this.key.keyArn], throughDynamoDbOf, actions });
  }
}

import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { PostgresProps } from './postgres-settings';

/**
 * What a copy of a database stands in: its subnets, the one group that reaches it, and its log,
 * which is made ahead, because the database would make it without a key and without an end.
 */
export class PostgresSurroundings extends Construct {
  readonly subnetGroup: string;
  readonly securityGroups: string[];

  constructor(
    scope: Construct,
    id: string,
    { place, name, kind }: PostgresProps & { readonly kind: 'cluster' | 'instance' },
  ) {
    super(scope, id);
    const { network, key } = place;
    this.subnetGroup = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupName: name,
      dbSubnetGroupDescription: `isolated subnets of ${name}`,
      subnetIds: network.subnetIds,
    }).ref;
    this.securityGroups = [network.database.guarded.securityGroupId];
    new LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/${kind}/${name}/postgresql`,
      encryptionKey: key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

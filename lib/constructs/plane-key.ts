import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id';

type PlaneKeyProps = {
  readonly environment: string;
};

/**
 * The output that holds the key's ARN. The global stack reads it with Fn::GetStackOutput, by this
 * name, for the strong table's replica; so the name never changes.
 */
export const planeKeyOutput = 'PlaneKeyArn';

/** A key's name, the same in every region: policies for keys of other regions know them by it. */
export const planeKeyAlias = (environment: string): string => `alias/meridian-${environment}`;

/**
 * The region's own key. It has no replica elsewhere, so what is written here is read here only; it
 * outlives its stack, because without it the table is lost.
 */
export class PlaneKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { environment }: PlaneKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: planeKeyAlias(environment),
      description: `meridian ${environment}: table, bus, archive and pages of this region`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pinLogicalId(this.key, 'PlaneKey');
    // Alarms publish to an encrypted topic as the service; without this they stay silent.
    this.key.addToResourcePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    new CfnOutput(this, 'Arn', {
      description: "this region's key; the strong table's replica here is encrypted with it",
      value: this.key.keyArn,
    }).overrideLogicalId(planeKeyOutput);
  }
}

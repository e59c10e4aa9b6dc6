import { Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';

/** How the partition reads in an ARN of a region that the CDK does not know yet. */
const unknownPartition = /\$\{Token\[AWS\.Partition\.\d+\]\}/;

/** Says why a role's policy names a resource with a wildcard in it. */
export function acknowledgeWideResource(role: Role, arn: string, reason: string): void {
  const readable = arn.replace(unknownPartition, '<AWS::Partition>');
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${readable}]`, reason });
}

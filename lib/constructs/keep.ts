import type { CfnResource } from 'aws-cdk-lib';
import { RemovalPolicy } from 'aws-cdk-lib';

/** Data outlives its stack, under a logical id that no refactoring changes. */
export function keep(resource: CfnResource, logicalId: string): void {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  resource.overrideLogicalId(logicalId);
}

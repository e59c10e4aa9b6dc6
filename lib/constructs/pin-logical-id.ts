import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Gives the resource behind a construct a logical id that no refactoring changes. CloudFormation
 * replaces whatever changes its logical id: for a table that is its data, for a function URL the
 * address that every other region's voter checks read.
 */
export function pinLogicalId(construct: IConstruct, logicalId: string): void {
  const resource = construct.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) {
    throw new Error(`no resource behind ${construct.node.path}; pin the construct that makes one`);
  }
  resource.overrideLogicalId(logicalId);
}

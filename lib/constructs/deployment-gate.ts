import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { overrideIn } from './override';
import { revisionOf } from './revision';

type DeploymentGateProps = {
  /** The ARN of `deployment/gate` in the stack's own region. */
  readonly gate: string;
  /** What may not change while an incident or a hold is open. */
  readonly guards: readonly IConstruct[];
};

/** The gate answers in seconds, or was lost and is invoked again after one minute and two more. */
export const answerPatience = Duration.minutes(5);

/**
 * Asks before it lets a deployment touch what it guards. CloudFormation asks only where a property
 * of this resource has changed: the revision does whenever something guarded does.
 */
export class DeploymentGate extends Construct {
  constructor(scope: Construct, id: string, { gate, guards }: DeploymentGateProps) {
    super(scope, id);
    const question = new CustomResource(this, 'Question', {
      resourceType: 'Custom::DeploymentGate',
      serviceToken: gate,
      serviceTimeout: answerPatience,
      properties: {
        stack: Stack.of(this).stackName,
        revision: revisionOf(guards),
        ...overrideIn(this),
      },
    });
    for (const guarded of guards) guarded.node.addDependency(question);
  }
}

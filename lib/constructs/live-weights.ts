import { CustomResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { answerPatience } from './deployment-gate';
import { overrideIn } from './override';
import { revisionOf } from './revision';

type LiveWeightsProps = {
  /** The ARN of `deployment/want-again` in the stack's own region. */
  readonly wantAgain: string;
  readonly hostedZoneId: string;
  /** Everything that holds records; this comes after all of it. */
  readonly records: readonly IConstruct[];
};

/**
 * Tells the slow path, after each change of records, in which zone they are, and that the weights
 * of the template stand where the live ones should.
 */
export class LiveWeights extends Construct {
  constructor(scope: Construct, id: string, props: LiveWeightsProps) {
    super(scope, id);
    const { wantAgain, hostedZoneId, records } = props;
    const told = new CustomResource(this, 'Told', {
      resourceType: 'Custom::LiveWeights',
      serviceToken: wantAgain,
      serviceTimeout: answerPatience,
      properties: {
        stack: Stack.of(this).stackName,
        revision: revisionOf(records),
        hostedZoneId,
        ...overrideIn(this),
      },
    });
    told.node.addDependency(...records);
  }
}

import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from './failure-queue';

type OperatorPagesProps = {
  readonly environment: string;
  readonly bus: EventBus;
  readonly pages: ITopic;
};

/** A page that is an hour late tells of another world; its queue's alarm has rung by then. */
const lateness = { maxEventAge: Duration.hours(1), retryAttempts: 20 };

/**
 * Brings the slow path's calls for a person to the region's pages, as one readable line. EventBridge
 * publishes under a role of its own: a topic's policy for it would take no condition, and so would
 * let every rule of every account call.
 */
export class OperatorPages extends Construct {
  readonly failures: Queue;

  constructor(scope: Construct, id: string, props: OperatorPagesProps) {
    super(scope, id);
    const { environment, bus, pages } = props;
    const ruleName = `meridian-${environment}-operator-pages`;
    this.failures = new FailureQueue(this, 'Failures', { environment, of: 'pages' }).queue;
    const role = this.roleFor(bus, ruleName);
    new Rule(this, 'Rule', {
      ruleName,
      description: 'calls for a person, from the bus to the pages topic',
      eventBus: bus,
      eventPattern: { source: ['meridian.control'], detailType: ['OperatorPaged'] },
      targets: [
        new SnsTopic(pages, {
          message: pageText(environment),
          role,
          deadLetterQueue: this.failures,
          ...lateness,
        }),
      ],
    });
  }

  private roleFor(bus: EventBus, ruleName: string): Role {
    const stack = Stack.of(this);
    const role = new Role(this, 'Role', {
      description: `publishes what ${ruleName} matches`,
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: {
            'aws:SourceArn': stack.formatArn({
              service: 'events',
              resource: 'rule',
              resourceName: `${bus.eventBusName}/${ruleName}`,
            }),
          },
        },
      }),
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      reason: "with plaintext and without, of the one key that the topic's messages are under",
    });
    return role;
  }
}

/** `[critical] failover of us-west-2 begins: … (prod, told by eu-west-1 at …, about us-west-2)`. */
function pageText(environment: string): RuleTargetInput {
  const said = (field: string): string => EventField.fromPath(`$.detail.${field}`);
  return RuleTargetInput.fromText(
    `[${said('severity')}] ${said('text')} ` +
      `(${environment}, told by ${said('by')} at ${EventField.time}, about ${said('about')})`,
  );
}

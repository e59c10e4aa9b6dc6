import { Duration, Stack } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { busName } from '../../core/topology/names';
import { pinLogicalId } from './pin-logical-id';
import { FailureQueue } from './failure-queue';

type PlaneBusProps = {
  readonly environment: string;
  readonly key: Key;
};

/** Long enough to replay what an incident told, over a long weekend and the week of its review. */
const archiveRetention = Duration.days(14);

/** The region's event bus: encrypted, archived, and what it cannot encrypt is kept aside. */
export class PlaneBus extends Construct {
  readonly bus: EventBus;
  /** Events the bus could neither encrypt nor decrypt: the key is gone or refuses. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { environment, key }: PlaneBusProps) {
    super(scope, id);
    const name = busName(environment);
    // The literal ARN: the key's policy names the bus, and the bus its key; a reference would turn.
    const arn = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: name,
    });
    this.failures = new FailureQueue(this, 'Failures', { environment, of: 'bus' }).queue;
    this.failures.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [this.failures.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': arn } },
      }),
    );
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: `meridian ${environment}: what this region decided and saw`,
      kmsKey: key,
      deadLetterQueue: this.failures,
    });
    pinLogicalId(this.bus, 'PlaneBus');
    const archive = new Archive(this, 'Archive', {
      archiveName: name,
      sourceEventBus: EventBus.fromEventBusArn(this, 'ByName', arn),
      eventPattern: { account: [Stack.of(this).account] },
      retention: archiveRetention,
      kmsKey: key,
    });
    archive.node.addDependency(this.bus);
  }
}

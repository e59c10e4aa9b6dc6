import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';

type FailureQueueProps = {
  readonly environment: string;
  /** Whose failures: `<feature>-<step>` of a function, or a resource's own name. */
  readonly of: string;
};

/**
 * Where something asynchronous ends that nobody could deliver or finish. Encrypted by SQS itself
 * and not by the region's key, because a key that fails is one of the failures kept here.
 */
export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: FailureQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: `meridian-${props.environment}-${props.of}-failures`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'this queue is the dead-letter queue; an alarm watches that it stays empty',
    });
  }
}

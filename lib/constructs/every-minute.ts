import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from './failure-queue';
import type { PlaneFunction } from './plane-function';

type EveryMinuteProps = {
  readonly environment: string;
  readonly starts: PlaneFunction;
  /** What the queue's failures are of, as its alarm names them. */
  readonly of: string;
};

/** A start that comes a minute late is worth nothing: the next one is there already. */
const lateness = { maxEventAge: Duration.minutes(1), retryAttempts: 0 };

/** Starts a function each minute and never repeats a start; what failed is kept for an alarm. */
export class EveryMinute extends Construct {
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { environment, starts, of }: EveryMinuteProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures', { environment, of }).queue;
    starts.live.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failures),
      ...lateness,
    });
    const group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: starts.name,
      // It holds nothing but the schedule; kept, its name would refuse the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      description: `starts ${starts.name} every minute`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': group.scheduleGroupArn },
        },
      }),
    });
    starts.live.grantInvoke(role);
    this.failures.grantSendMessages(role);
    new CfnSchedule(this, 'Schedule', {
      name: starts.name,
      description: 'a new invocation each minute; it takes over from the one before',
      groupName: group.scheduleGroupName,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: starts.live.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: this.failures.queueArn },
        retryPolicy: {
          maximumEventAgeInSeconds: lateness.maxEventAge.toSeconds(),
          maximumRetryAttempts: lateness.retryAttempts,
        },
      },
    });
  }
}

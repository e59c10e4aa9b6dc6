import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { planeViewOf } from '../../core/topology/plane-view';
import type { Topology } from '../../core/topology/schema';
import { probeEnv } from '../../lambdas/traffic/probe/env';
import { FailureQueue } from './failure-queue';
import { PlaneFunction } from './plane-function';
import type { RegionalTable } from './regional-table';

type ProberProps = {
  readonly topology: Topology;
  readonly table: RegionalTable;
  readonly bus: EventBus;
};

/** An invocation watches for at most 170 s; ten more let it publish its last tick and end. */
const timeout = Duration.seconds(180);

/** 170 s of work started every minute are three at a time, in the worst case. */
const reservedConcurrency = 3;

/**
 * `npm run bench prober-tick`: twelve regions with a second connection each (20-odd new TLS
 * connections) keep 256 MB busy for an eighth of the interval; twice that halves the wall time of
 * a tick, which goes into every latency the prober reports.
 */
const memoryMb = 512;

/** A start that comes a minute late is worth nothing: the next one is there already. */
const lateness = { maxEventAge: Duration.minutes(1), retryAttempts: 0 };

/** Watches every other region from this one, started each minute and never retried. */
export class Prober extends Construct {
  readonly function: PlaneFunction;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { topology, table, bus }: ProberProps) {
    super(scope, id);
    const { environment } = topology;
    this.failures = new FailureQueue(this, 'Failures', { environment, of: 'traffic-probe' }).queue;
    this.function = new PlaneFunction(this, 'Function', {
      environment,
      feature: 'traffic',
      step: 'probe',
      description: 'probes every other region and votes',
      timeout,
      memoryMb,
      reservedConcurrency,
      variables: {
        [probeEnv.plane]: JSON.stringify(planeViewOf(topology)),
        [probeEnv.table]: table.table.tableName,
        [probeEnv.bus]: bus.eventBusName,
      },
    });
    table.grantObserve(this.function);
    bus.grantPutEventsTo(this.function);
    this.function.live.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failures),
      ...lateness,
    });
    this.startEveryMinute(environment);
  }

  private startEveryMinute(environment: string): void {
    const group = new ScheduleGroup(this, 'Schedules', {
      scheduleGroupName: `meridian-${environment}`,
      // It holds nothing but the schedule; kept, its name would refuse the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'ScheduleRole', {
      description: `starts the prober of ${environment} every minute`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': group.scheduleGroupArn },
        },
      }),
    });
    this.function.live.grantInvoke(role);
    this.failures.grantSendMessages(role);
    new CfnSchedule(this, 'EveryMinute', {
      name: `meridian-${environment}-traffic-probe`,
      description: 'a new prober each minute; it takes over from the one before',
      groupName: group.scheduleGroupName,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.live.functionArn,
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

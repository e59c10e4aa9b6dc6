import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { dimensions, metricNamespace, metrics } from '../../core/observability/metrics';
import type { AlarmEntry, AlarmPlace } from './plane-alarm';
import { aMinute, perMinute, raiseAlarms } from './plane-alarm';
import type { PlaneFunction } from './plane-function';

type HeartbeatAlarmsProps = AlarmPlace & {
  readonly prober: PlaneFunction;
  readonly drainEndpoint: PlaneFunction;
  /** Queues that must stay empty, by the name they have in the runbook. */
  readonly failures: Readonly<Record<string, Queue>>;
};

/** Whether the plane itself lives in this region: it watches, it can be asked, it loses nothing. */
export class HeartbeatAlarms extends Construct {
  constructor(scope: Construct, id: string, props: HeartbeatAlarmsProps) {
    super(scope, id);
    raiseAlarms(this, props, [
      ...proberAlarms(props.prober, Stack.of(this).region),
      ...drainEndpointAlarms(props.drainEndpoint),
      ...failureAlarms(props.failures),
    ]);
  }
}

function proberAlarms(prober: PlaneFunction, region: string): AlarmEntry[] {
  const ticks = new Metric({
    namespace: metricNamespace,
    metricName: metrics.ticksCompleted,
    // Powertools adds the service, which is the function's name and so the environment's.
    dimensionsMap: { service: prober.name, [dimensions.observer]: region },
    ...perMinute,
  });
  return [
    {
      heading: 'prober-silent',
      severity: 'critical',
      meaning: 'No tick was finished for two minutes: nobody watches the others from here.',
      metric: ticks,
      when: { silence: true, periods: 2 },
    },
    {
      heading: 'prober-not-started',
      severity: 'critical',
      meaning: 'The prober was not started for three minutes: the schedule is off or refused.',
      metric: prober.function.metricInvocations(perMinute),
      when: { silence: true, periods: 3 },
    },
    {
      heading: 'prober-errors',
      severity: 'warning',
      meaning: 'Invocations of the prober fail three minutes in a row.',
      metric: prober.function.metricErrors(perMinute),
      when: { atLeast: 1, periods: 3 },
    },
    {
      heading: 'prober-throttled',
      severity: 'warning',
      meaning: 'Starts of the prober are refused three minutes in a row: too many run at once.',
      metric: prober.function.metricThrottles(perMinute),
      when: { atLeast: 1, periods: 3 },
    },
  ];
}

function drainEndpointAlarms(endpoint: PlaneFunction): AlarmEntry[] {
  return [
    {
      heading: 'drain-endpoint-errors',
      severity: 'critical',
      meaning: 'The drain endpoint fails: the votes of this region read as admit.',
      metric: endpoint.function.metricErrors(perMinute),
      when: { atLeast: 1, periods: 2 },
    },
    {
      heading: 'drain-endpoint-throttled',
      severity: 'critical',
      meaning: 'The drain endpoint refuses callers: the votes of this region may read as admit.',
      metric: endpoint.function.metricThrottles(perMinute),
      when: { atLeast: 1, periods: 2 },
    },
  ];
}

function failureAlarms(failures: Readonly<Record<string, Queue>>): AlarmEntry[] {
  return Object.entries(failures).map(([name, queue]) => ({
    heading: `${name}-failures`,
    severity: 'warning',
    meaning: 'A dead-letter queue is not empty: something was lost or given up.',
    metric: queue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: aMinute,
    }),
    when: { atLeast: 1, periods: 1 },
  }));
}

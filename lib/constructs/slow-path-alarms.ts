import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { PlaneAlarmProps } from './plane-alarm';
import { PlaneAlarm } from './plane-alarm';
import type { PlaneFunction } from './plane-function';
import type { Workflow } from './workflow';

type SlowPathAlarmsProps = {
  readonly environment: string;
  readonly reconciler: PlaneFunction;
  readonly failover: Workflow;
  readonly restore: Workflow;
  readonly pages: ITopic;
};

type Entry = Omit<PlaneAlarmProps, 'environment' | 'pages'>;

const sum = { statistic: 'Sum', period: Duration.minutes(1) };

/**
 * Whether this region can move state. That the strong table cannot be read is the reconciler's own
 * page: it says so in words, and for how long.
 */
export class SlowPathAlarms extends Construct {
  constructor(scope: Construct, id: string, props: SlowPathAlarmsProps) {
    super(scope, id);
    const { environment, pages } = props;
    const entries = [
      ...reconcilerAlarms(props.reconciler),
      runAlarm('failover-run', props.failover, 'A failover'),
      runAlarm('restore-run', props.restore, 'A return of a region'),
    ];
    for (const entry of entries) {
      new PlaneAlarm(this, entry.heading, { environment, pages, ...entry });
    }
  }
}

function reconcilerAlarms(reconciler: PlaneFunction): Entry[] {
  return [
    {
      heading: 'reconciler-silent',
      severity: 'critical',
      meaning:
        'The reconciler was not started for three minutes: a writer here loses its permit, and ' +
        'nobody acts on incidents from here.',
      metric: reconciler.function.metricInvocations(sum),
      when: { silence: true, periods: 3 },
    },
    {
      heading: 'reconciler-errors',
      severity: 'critical',
      meaning: 'Invocations of the reconciler fail three minutes in a row.',
      metric: reconciler.function.metricErrors(sum),
      when: { atLeast: 1, periods: 3 },
    },
    {
      heading: 'reconciler-throttled',
      severity: 'warning',
      meaning: 'Starts of the reconciler are refused three minutes in a row: old ones do not end.',
      metric: reconciler.function.metricThrottles(sum),
      when: { atLeast: 1, periods: 3 },
    },
  ];
}

/** A run that needs a person ends as failed too: where its page is lost, this one is heard. */
const runAlarm = (heading: string, { stateMachine }: Workflow, what: string): Entry => ({
  heading,
  severity: 'critical',
  meaning: `${what} stopped before its end and waits for a person.`,
  metric: stateMachine.metricFailed(sum),
  when: { atLeast: 1, periods: 1 },
});

import { Construct } from 'constructs';
import type { AlarmEntry, AlarmPlace } from './plane-alarm';
import { perMinute, raiseAlarms } from './plane-alarm';
import type { PlaneFunction } from './plane-function';
import type { Workflow } from './workflow';

type SlowPathAlarmsProps = AlarmPlace & {
  readonly reconciler: PlaneFunction;
  readonly failover: Workflow;
  readonly restore: Workflow;
};

/**
 * Whether this region can move state. That the strong table cannot be read is the reconciler's own
 * page: it says so in words, and for how long.
 */
export class SlowPathAlarms extends Construct {
  constructor(scope: Construct, id: string, props: SlowPathAlarmsProps) {
    super(scope, id);
    raiseAlarms(this, props, [
      ...reconcilerAlarms(props.reconciler),
      runAlarm('failover-run', props.failover, 'A failover'),
      runAlarm('restore-run', props.restore, 'A return of a region'),
    ]);
  }
}

function reconcilerAlarms(reconciler: PlaneFunction): AlarmEntry[] {
  return [
    {
      heading: 'reconciler-silent',
      severity: 'critical',
      meaning:
        'The reconciler was not started for three minutes: a writer here loses its permit, and ' +
        'nobody acts on incidents from here.',
      metric: reconciler.function.metricInvocations(perMinute),
      when: { silence: true, periods: 3 },
    },
    {
      heading: 'reconciler-errors',
      severity: 'critical',
      meaning: 'Invocations of the reconciler fail three minutes in a row.',
      metric: reconciler.function.metricErrors(perMinute),
      when: { atLeast: 1, periods: 3 },
    },
    {
      heading: 'reconciler-throttled',
      severity: 'warning',
      meaning: 'Starts of the reconciler are refused three minutes in a row: old ones do not end.',
      metric: reconciler.function.metricThrottles(perMinute),
      when: { atLeast: 1, periods: 3 },
    },
  ];
}

/** A run that needs a person ends as failed too: where its page is lost, this one is heard. */
const runAlarm = (heading: string, { stateMachine }: Workflow, what: string): AlarmEntry => ({
  heading,
  severity: 'critical',
  meaning: `${what} stopped before its end and waits for a person.`,
  metric: stateMachine.metricFailed(perMinute),
  when: { atLeast: 1, periods: 1 },
});

import { propertiesOf, resourcesOf, regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-west-2');
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
const [topic] = Object.keys(resourcesOf(template, 'AWS::SNS::Topic'));
const nameOf = ({ AlarmName }: Readonly<Record<string, unknown>>): string => String(AlarmName);

test('the plane watches itself', () => {
  expect(alarms.map(nameOf).sort()).toEqual([
    'meridian-prod-bus-failures',
    'meridian-prod-drain-endpoint-errors',
    'meridian-prod-drain-endpoint-throttled',
    'meridian-prod-failover-run',
    'meridian-prod-pages-failures',
    'meridian-prod-prober-errors',
    'meridian-prod-prober-failures',
    'meridian-prod-prober-not-started',
    'meridian-prod-prober-silent',
    'meridian-prod-prober-throttled',
    'meridian-prod-reconciler-errors',
    'meridian-prod-reconciler-failures',
    'meridian-prod-reconciler-silent',
    'meridian-prod-reconciler-throttled',
    'meridian-prod-restore-run',
  ]);
});

test('every alarm reaches the pages topic, and says there when it is over', () => {
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({ AlarmActions: [{ Ref: topic }], OKActions: [{ Ref: topic }] });
  }
});

test('every alarm names its severity and its own heading in the runbook', () => {
  for (const alarm of alarms) {
    const [meaning, severity, runbook] = String(alarm['AlarmDescription']).split('\n');
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(severity).toMatch(/^severity: (critical|warning)$/);
    const heading = nameOf(alarm).replace('meridian-prod-', '');
    expect(runbook).toBe(`runbook: docs/runbook.md#${heading}`);
  }
});

test.each(['prober-silent', 'prober-not-started', 'reconciler-silent'])(
  '%s takes silence for trouble',
  (heading) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `meridian-prod-${heading}`,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  },
);

test('the heartbeat is the one this region and environment sends', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'meridian-prod-prober-silent',
    Namespace: 'Meridian',
    MetricName: 'TicksCompleted',
    Dimensions: [
      { Name: 'Observer', Value: 'us-west-2' },
      { Name: 'service', Value: 'meridian-prod-traffic-probe' },
    ],
  });
});

test('a silent prober pages before its votes lapse', () => {
  const silent = alarms.find((alarm) => nameOf(alarm) === 'meridian-prod-prober-silent');
  const seconds = Number(silent?.['Period']) * Number(silent?.['EvaluationPeriods']);
  expect(seconds).toBeLessThan(topologyWith().voting.truthSeconds);
});

test('a dead-letter queue with one message is trouble', () => {
  template.resourcePropertiesCountIs(
    'AWS::CloudWatch::Alarm',
    {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      EvaluationPeriods: 1,
    },
    Object.keys(resourcesOf(template, 'AWS::SQS::Queue')).length,
  );
});

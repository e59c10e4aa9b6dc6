import { propertiesOf, resourcesOf, regionalOf, topologyWith } from '../../support/templates';
import { planeViewOf } from '../../../core/topology/plane-view';

const topology = topologyWith();
const template = regionalOf(topology, 'us-west-2');

/** The logical id of the only resource of a type whose id starts so. */
function idOf(type: string, start: string): string {
  const ids = Object.keys(resourcesOf(template, type)).filter((id) => id.startsWith(start));
  expect(ids).toHaveLength(1);
  return ids[0] ?? '';
}

const alias = idOf('AWS::Lambda::Alias', 'Prober');
const queue = { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'Prober'), 'Arn'] };
const sendTo = (resource: unknown) => ({
  Effect: 'Allow',
  Action: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
  Resource: resource,
});

function policyOf(start: string): unknown {
  const policy = resourcesOf(template, 'AWS::IAM::Policy')[idOf('AWS::IAM::Policy', start)];
  return (policy?.Properties['PolicyDocument'] as { Statement: unknown }).Statement;
}

test('the schedule starts the live version every minute, on the minute', () => {
  template.hasResourceProperties('AWS::Scheduler::Schedule', {
    Name: 'meridian-prod-traffic-probe',
    ScheduleExpression: 'rate(1 minute)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { Ref: alias } },
  });
});

test('a late start is given up, and kept where an alarm sees it', () => {
  template.hasResourceProperties('AWS::Scheduler::Schedule', {
    Target: {
      RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 },
      DeadLetterConfig: { Arn: queue },
    },
  });
});

test('a failed run is not repeated, and kept where an alarm sees it', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', { Ref: alias }] }] },
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: { OnFailure: { Destination: queue } },
  });
});

test('an invocation outlives its 170 s of watching', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'meridian-prod-traffic-probe',
    Timeout: 180,
  });
});

test('it knows the plane, its table and its bus', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'meridian-prod-traffic-probe',
    Environment: {
      Variables: {
        MERIDIAN_PLANE: JSON.stringify(planeViewOf(topology)),
        MERIDIAN_REGIONAL_TABLE: { Ref: 'RegionalTable' },
        MERIDIAN_BUS: { Ref: 'PlaneBus' },
      },
    },
  });
});

test('the prober may touch its log, its table, its bus and its failures, and nothing else', () => {
  expect(policyOf('ProberFunction')).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [idOf('AWS::Logs::LogGroup', 'Prober'), 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      Resource: { 'Fn::GetAtt': ['RegionalTable', 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.us-west-2.amazonaws.com' } },
      Resource: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Resource: { 'Fn::GetAtt': ['PlaneBus', 'Arn'] },
    },
    sendTo(queue),
  ]);
});

test('the schedule may start the live prober and nothing else', () => {
  expect(policyOf('ProberEveryMinuteRole')).toEqual([
    { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { Ref: alias } },
    sendTo(queue),
  ]);
});

test('only schedules of this environment may take the role that starts it', () => {
  const group = idOf('AWS::Scheduler::ScheduleGroup', 'Prober');
  const [role] = propertiesOf(template, 'AWS::IAM::Role').filter(({ Description }) =>
    String(Description).startsWith('starts meridian-prod-traffic-probe'),
  );
  expect(role?.['AssumeRolePolicyDocument']).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [group, 'Arn'] } },
        },
      },
    ],
  });
});

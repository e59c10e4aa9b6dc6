import { Match } from 'aws-cdk-lib/assertions';
import { planeViewOf } from '../../../core/topology/plane-view';
import { propertiesOf, resourcesOf, regionalOf, topologyWith } from '../../support/templates';

const topology = topologyWith();
const template = regionalOf(topology, 'eu-west-1');
const alias = Object.keys(resourcesOf(template, 'AWS::Lambda::Alias')).find((id) =>
  id.startsWith('DrainEndpoint'),
);

test('the whole internet may ask: checkers carry no credentials', () => {
  template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'NONE', Qualifier: 'live' });
});

test.each([
  { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
  { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
])('the URL needs permission to $Action', (permission) => {
  template.hasResourceProperties('AWS::Lambda::Permission', {
    ...permission,
    Principal: '*',
    FunctionName: { Ref: alias },
  });
});

test('nobody may invoke it past its URL', () => {
  const open = propertiesOf(template, 'AWS::Lambda::Permission').filter(
    ({ FunctionUrlAuthType, InvokedViaFunctionUrl }) =>
      FunctionUrlAuthType === undefined && InvokedViaFunctionUrl === undefined,
  );
  expect(open).toEqual([]);
});

test('it answers before a checker gives up', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'meridian-prod-traffic-drain',
    Timeout: 3,
  });
});

test('it knows the plane and its table', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'meridian-prod-traffic-drain',
    Environment: {
      Variables: {
        MERIDIAN_PLANE: JSON.stringify(planeViewOf(topology)),
        MERIDIAN_REGIONAL_TABLE: { Ref: 'RegionalTable' },
        MERIDIAN_BUS: Match.absent(),
      },
    },
  });
});

test('it may read its table, and change nothing anywhere', () => {
  const [policy] = Object.entries(resourcesOf(template, 'AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith('DrainEndpoint'))
    .map(([, { Properties }]) => Properties['PolicyDocument'] as { Statement: unknown[] });
  expect(policy?.Statement).toEqual([
    expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
    expect.objectContaining({ Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'] }),
    {
      Effect: 'Allow',
      Action: 'dynamodb:Query',
      Resource: { 'Fn::GetAtt': ['RegionalTable', 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
      Resource: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
    },
  ]);
});

test('its host is told under a name that never changes', () => {
  template.hasOutput('DrainEndpointHost', {
    Value: {
      'Fn::Select': [
        2,
        { 'Fn::Split': ['/', { 'Fn::GetAtt': ['DrainEndpointUrl', 'FunctionUrl'] }] },
      ],
    },
  });
});

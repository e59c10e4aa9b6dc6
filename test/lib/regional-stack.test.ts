import {
  propertiesOf,
  resourcesOf,
  regionalOf,
  scrubbed,
  topologyWith,
} from '../support/templates';

const topology = topologyWith();
const oregon = regionalOf(topology, 'us-west-2');

test('the whole stack', () => {
  expect(scrubbed(oregon)).toMatchSnapshot();
});

test('what must not be replaced keeps its logical id', () => {
  expect(resourcesOf(oregon)).toMatchObject({
    PlaneKey: { Type: 'AWS::KMS::Key' },
    RegionalTable: { Type: 'AWS::DynamoDB::Table' },
    PlaneBus: { Type: 'AWS::Events::EventBus' },
    DrainEndpointUrl: { Type: 'AWS::Lambda::Url' },
  });
});

test('the key and the table outlive the stack', () => {
  const kept = Object.entries(resourcesOf(oregon))
    .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
    .map(([, { Type }]) => Type);
  expect(new Set(kept)).toEqual(
    new Set(['AWS::KMS::Key', 'AWS::DynamoDB::Table', 'AWS::Lambda::Version']),
  );
});

test('exports nothing, so that no other stack can lock it', () => {
  const { Outputs } = oregon.toJSON() as { Outputs: Record<string, object> };
  expect(Object.keys(Outputs)).toEqual(['DrainEndpointHost']);
  expect(Outputs['DrainEndpointHost']).not.toHaveProperty('Export');
});

test('refers to no other stack', () => {
  const text = JSON.stringify(oregon.toJSON());
  expect(text).not.toContain('Fn::GetStackOutput');
  expect(text).not.toContain('Fn::ImportValue');
});

test('differs from region to region in nothing but the region', () => {
  const ireland = JSON.stringify(scrubbed(regionalOf(topology, 'eu-west-1')));
  const moved = JSON.stringify(scrubbed(oregon)).replaceAll(
    /(?<!\\")us-west-2(?!\\")/g,
    'eu-west-1',
  );
  expect(JSON.parse(moved)).toEqual(JSON.parse(ireland));
});

test('every physical name carries the environment', () => {
  const staging = regionalOf(topologyWith({ environment: 'staging' }), 'us-west-2');
  const text = JSON.stringify(staging.toJSON());
  expect(text).not.toContain('meridian-prod');
  const named = Object.values(resourcesOf(staging)).flatMap(({ Properties }) =>
    [
      'TableName',
      'TopicName',
      'QueueName',
      'FunctionName',
      'LogGroupName',
      'AlarmName',
      'AliasName',
    ]
      .map((key) => Properties[key])
      .filter((name) => typeof name === 'string'),
  );
  expect(named.length).toBeGreaterThan(12);
  for (const name of named) expect(name).toContain('meridian-staging');
});

test('no statement covers every resource but those of X-Ray and of key policies', () => {
  type Statement = { Action: string | string[]; Resource: unknown };
  const open = propertiesOf(oregon, 'AWS::IAM::Policy')
    .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
  expect(open.map(({ Action }) => Action)).toEqual([
    ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  ]);
});

test('no role takes a policy that AWS manages', () => {
  for (const role of propertiesOf(oregon, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  }
});

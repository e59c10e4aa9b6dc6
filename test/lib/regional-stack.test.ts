import type { Template } from 'aws-cdk-lib/assertions';
import type { Resource } from '../support/templates';
import {
  propertiesOf,
  resourcesOf,
  regionalOf,
  scrubbed,
  topologyWith,
} from '../support/templates';

const topology = topologyWith();
const oregon = regionalOf(topology, 'us-west-2');

/** The workflows' text lies in files of its own, and its test compares the two. */
function withoutDefinitions(template: Template): unknown {
  const copy = scrubbed(template) as { Resources: Record<string, Resource> };
  for (const { Properties } of Object.values(copy.Resources)) {
    Reflect.deleteProperty(Properties, 'DefinitionString');
  }
  return copy;
}

test('the whole stack', () => {
  expect(withoutDefinitions(oregon)).toMatchSnapshot();
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
  expect(Object.keys(Outputs)).toEqual(['PlaneKeyArn', 'DrainEndpointHost']);
  for (const output of Object.values(Outputs)) expect(output).not.toHaveProperty('Export');
});

test('refers to no other stack', () => {
  const text = JSON.stringify(oregon.toJSON());
  expect(text).not.toContain('Fn::GetStackOutput');
  expect(text).not.toContain('Fn::ImportValue');
});

test('differs from region to region in nothing but the region', () => {
  // The CDK names a queue's statement after its rule's whole path, with the stack's name in it.
  const textOf = (template: Template): string =>
    JSON.stringify(scrubbed(template))
      .replaceAll(/(AllowEventRule)\w+/g, '$1')
      // The copies of every cell's stores, wherever they are, may be moved from any region.
      .replaceAll(/arn:aws:(rds|elasticache):[\w:-]+/g, 'arn:aws:$1');
  const ireland = textOf(regionalOf(topology, 'eu-west-1'));
  const moved = textOf(oregon).replaceAll(/(?<!\\")us-west-2(?!\\")/g, 'eu-west-1');
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

test('no statement covers every resource but those of X-Ray and of the delivery of logs', () => {
  type Statement = { Action: string | string[]; Resource: unknown };
  const open = propertiesOf(oregon, 'AWS::IAM::Policy')
    .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(({ Resource }) => Resource === '*');
  for (const { Action } of open) {
    for (const action of [Action].flat()) {
      expect(action).toMatch(
        /^(xray:(Put|GetSampling)|logs:.*(LogDeliver|ResourcePolic|LogGroups))/,
      );
    }
  }
});

test('where a name ends in a wildcard, conditions say what it stands for', () => {
  type Statement = { Resource: unknown; Action: unknown; Condition?: unknown };
  const wide = propertiesOf(oregon, 'AWS::IAM::Policy')
    .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(({ Resource }) => Resource !== '*' && JSON.stringify(Resource).includes('*'));
  expect(wide.length).toBeGreaterThan(15);
  for (const { Action, Condition } of wide) {
    // Listing records is reading what anybody can look up; stores are found by listing them.
    if (!/^(route53:List|rds:Describe|elasticache:Describe)/.test(String(Action))) {
      expect(Condition).toBeDefined();
    }
  }
});

test('without a lease there is no slow path, and everything else is there', () => {
  const free = topologyWith({ lease: undefined });
  const types = Object.values(resourcesOf(regionalOf(free, 'us-west-2'))).map(({ Type }) => Type);
  expect(types).not.toContain('AWS::StepFunctions::StateMachine');
  expect(types).not.toContain('Custom::DeploymentGate');
  expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(2);
});

test('no role takes a policy that AWS manages', () => {
  for (const role of propertiesOf(oregon, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  }
});

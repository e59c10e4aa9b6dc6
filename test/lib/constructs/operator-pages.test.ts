import { factKinds } from '../../../core/control/fact';
import { propertiesOf, regionalOf, resourcesOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');
const [topic] = Object.keys(resourcesOf(template, 'AWS::SNS::Topic'));
const [rule] = propertiesOf(template, 'AWS::Events::Rule').filter(
  ({ Name }) => Name === 'meridian-prod-operator-pages',
);

type Target = {
  readonly Arn: unknown;
  readonly InputTransformer: {
    readonly InputPathsMap: Record<string, string>;
    readonly InputTemplate: string;
  };
  readonly DeadLetterConfig: { readonly Arn: { readonly 'Fn::GetAtt': [string, string] } };
};
const [target] = rule?.['Targets'] as [Target];

test('what the slow path says to a person goes from the bus to the pages topic', () => {
  expect(rule).toMatchObject({
    EventBusName: { Ref: 'PlaneBus' },
    EventPattern: { source: ['meridian.control'], 'detail-type': ['OperatorPaged'] },
    State: 'ENABLED',
  });
  expect(factKinds).toContain('OperatorPaged');
  expect(target.Arn).toEqual({ Ref: topic });
});

test('a page is one readable line', () => {
  const { InputPathsMap, InputTemplate } = target.InputTransformer;
  const event = {
    time: '2026-11-22T03:12:00Z',
    detail: {
      severity: 'critical',
      text: 'failover of us-west-2 begins: a majority says failed',
      by: 'eu-west-1',
      about: 'us-west-2',
    },
  };
  const at = (path: string): string =>
    path
      .split('.')
      .slice(1)
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], event) as string;
  const line = InputTemplate.replaceAll(/<([\w-]+)>/g, (_, name: string) =>
    at(InputPathsMap[name] ?? '?'),
  );
  expect(JSON.parse(line)).toBe(
    '[critical] failover of us-west-2 begins: a majority says failed ' +
      '(prod, told by eu-west-1 at 2026-11-22T03:12:00Z, about us-west-2)',
  );
});

test('a page that cannot be delivered is kept in a queue that an alarm watches', () => {
  const [queue] = target.DeadLetterConfig.Arn['Fn::GetAtt'];
  expect(resourcesOf(template)[queue]).toMatchObject({
    Properties: { QueueName: 'meridian-prod-pages-failures' },
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'meridian-prod-pages-failures',
  });
});

test('only this rule may publish so, to this topic, under this key', () => {
  const description = 'publishes what meridian-prod-operator-pages matches';
  const [[id, role] = []] = Object.entries(resourcesOf(template, 'AWS::IAM::Role')).filter(
    ([, { Properties }]) => Properties['Description'] === description,
  );
  expect(role?.Properties['AssumeRolePolicyDocument']).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnEquals: { 'aws:SourceArn': expect.anything() as unknown },
        },
      },
    ],
  });
  const policies = propertiesOf(template, 'AWS::IAM::Policy').filter(({ Roles }) =>
    JSON.stringify(Roles).includes(`"${String(id)}"`),
  );
  expect(policies.map(({ PolicyDocument }) => PolicyDocument)).toMatchObject([
    {
      Statement: [
        { Action: 'sns:Publish', Resource: { Ref: topic } },
        {
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
        },
      ],
    },
  ]);
});

test('no service may publish without saying for which account', () => {
  const statements = propertiesOf(template, 'AWS::SNS::TopicPolicy').flatMap(
    ({ PolicyDocument }) =>
      (PolicyDocument as { Statement: { Effect: string; Condition?: unknown }[] }).Statement,
  );
  for (const { Effect, Condition } of statements) {
    if (Effect === 'Allow') expect(Condition).toBeDefined();
  }
});

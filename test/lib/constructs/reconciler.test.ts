import { actionsOf, statementsOf } from '../role-statements';
import { resourcesOf, regionalOf, topologyWith } from '../../support/templates';
import { invocationSeconds } from '../../../lambdas/plane/reconcile/handler';

const template = regionalOf(topologyWith(), 'us-west-2');
const name = 'meridian-prod-plane-reconcile';
const statements = statementsOf(template, name);
const machines = Object.entries(resourcesOf(template, 'AWS::StepFunctions::StateMachine'));
const machine = (workflow: string) => {
  const [found] = machines.filter(
    ([, { Properties }]) => Properties['StateMachineName'] === `meridian-prod-${workflow}`,
  );
  return { Ref: found?.[0] };
};

test('the schedule starts the live version every minute, and never repeats a start', () => {
  const [alias] = Object.keys(resourcesOf(template, 'AWS::Lambda::Alias')).filter((id) =>
    id.startsWith('SlowPathReconciler'),
  );
  template.hasResourceProperties('AWS::Scheduler::Schedule', {
    Name: name,
    ScheduleExpression: 'rate(1 minute)',
    Target: { Arn: { Ref: alias }, RetryPolicy: { MaximumRetryAttempts: 0 } },
  });
});

test('an invocation outlives its turns, and three may overlap', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: name,
    Timeout: invocationSeconds + 10,
    ReservedConcurrentExecutions: 3,
  });
});

test('it knows its parameter and the workflows of its own region', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: name,
    Environment: {
      Variables: {
        MERIDIAN_REGION_CONFIG: '/meridian/prod/region-config',
        MERIDIAN_WORKFLOWS: {
          'Fn::Join': [
            '',
            ['{"failover":"', machine('failover'), '","restore":"', machine('restore'), '"}'],
          ],
        },
      },
    },
  });
});

test('it may do what its turns do, and no more', () => {
  const called = actionsOf(statements).filter((action) => !action.startsWith('kms:'));
  expect(called).toEqual([
    'dynamodb:PutItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'events:PutEvents',
    'route53:ChangeResourceRecordSets',
    'route53:ListResourceRecordSets',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
    'ssm:GetParameter',
    'ssm:PutParameter',
    'states:SendTaskSuccess',
    'states:StartExecution',
  ]);
});

const resourceOf = (action: string): unknown =>
  statements.find(({ Action }) => [Action].flat().includes(action))?.Resource;

test('it starts both workflows, and ends the waits of the one that asks', () => {
  expect(resourceOf('states:StartExecution')).toEqual([machine('failover'), machine('restore')]);
  expect(resourceOf('states:SendTaskSuccess')).toEqual(machine('failover'));
});

test('it reads and writes one parameter', () => {
  expect(resourceOf('ssm:PutParameter')).toBe(
    'arn:aws:ssm:us-west-2:111122223333:parameter/meridian/prod/region-config',
  );
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { controlViewOf } from '../../../core/topology/control-view';
import { stepTimeout } from '../../../lib/constructs/step-functions';
import { actionsOf, statementsOf } from '../role-statements';
import { propertiesOf, regionalOf, topologyWith } from '../../support/templates';

const topology = topologyWith();
const template = regionalOf(topology, 'us-west-2');
const functions = propertiesOf(template, 'AWS::Lambda::Function');

const control = ['dynamodb:PutItem', 'dynamodb:Query'];
const tell = ['dynamodb:PutItem', 'events:PutEvents'];
const route53 = ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'];

/** What each step calls, besides the keys that DynamoDB uses for it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'incident-assess': control,
  'incident-ask': [...control, ...tell],
  'incident-notify': [...control, ...tell],
  'incident-escalate': [...control, ...tell],
  'incident-close': [...control, ...tell],
  'traffic-shift': [...control, ...tell, ...route53],
  'traffic-verify': [...control, ...tell],
  'traffic-plan-return': control,
  'writer-confirm-loss': control,
  'writer-place-hold': [...control, ...tell],
  'writer-fence': [...control, ...tell],
  'writer-choose': [...control, ...tell],
  'writer-promote-database': [
    ...control,
    ...tell,
    'rds:DescribeGlobalClusters',
    'rds:FailoverGlobalCluster',
  ],
  'writer-promote-cache': [
    ...control,
    ...tell,
    'elasticache:DescribeGlobalReplicationGroups',
    'elasticache:FailoverGlobalReplicationGroup',
  ],
  'writer-flip': [...control, ...tell],
  'writer-acknowledge': [...control, ...tell],
  'writer-reopen': [...control, ...tell],
  'deployment-gate': ['dynamodb:Query', ...tell],
  'deployment-want-again': [...control, ...tell],
};

const nameOf = (step: string): string => `meridian-prod-${step}`;

test.each(Object.entries(allowed))('%s may do what it does, and no more', (step, actions) => {
  const called = actionsOf(statementsOf(template, nameOf(step))).filter(
    (action) => !action.startsWith('kms:'),
  );
  expect(called).toEqual(actions.toSorted());
});

test('every function of the region is in this table, or has a test of its own', () => {
  const own = ['traffic-probe', 'traffic-drain', 'plane-reconcile'];
  const names = functions.map(({ FunctionName }) => FunctionName);
  expect(names.toSorted()).toEqual([...Object.keys(allowed), ...own].map(nameOf).toSorted());
});

test('control state is the three members of the strong table, and nothing else is', () => {
  const [statement] = statementsOf(template, nameOf('writer-flip'));
  expect(statement?.Resource).toEqual(
    ['ap-southeast-1', 'eu-west-1', 'us-east-1'].map(
      (member) => `arn:aws:dynamodb:${member}:111122223333:table/meridian-prod-strong`,
    ),
  );
});

test("members' keys are used through their own DynamoDB only, and known by alias", () => {
  const keys = statementsOf(template, nameOf('incident-assess')).filter(({ Action }) =>
    String(Action).startsWith('kms:'),
  );
  expect(keys).toHaveLength(1);
  expect(keys[0]?.Condition).toEqual({
    StringEquals: {
      'kms:ViaService': ['us-east-1', 'eu-west-1', 'ap-southeast-1'].map(
        (member) => `dynamodb.${member}.amazonaws.com`,
      ),
    },
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/meridian-prod' },
  });
});

test('what only reads control state may not encrypt anything for it', () => {
  const [keys] = statementsOf(template, nameOf('deployment-gate')).filter(
    ({ Action, Condition }) =>
      String(Action).startsWith('kms:') && Condition?.['ForAnyValue:StringEquals'] !== undefined,
  );
  expect(keys?.Action).toEqual(['kms:Decrypt', 'kms:DescribeKey']);
});

test('a step knows the topology, and where to read, tell and append', () => {
  for (const step of Object.keys(allowed)) {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: nameOf(step),
      Environment: {
        Variables: {
          MERIDIAN_CONTROL: JSON.stringify(controlViewOf(topology)),
          MERIDIAN_STRONG_TABLE: 'meridian-prod-strong',
          MERIDIAN_REGIONAL_TABLE: { Ref: 'RegionalTable' },
          MERIDIAN_BUS: { Ref: 'PlaneBus' },
        },
      },
    });
  }
});

test('a step ends before anyone else can take the lease that it renewed', () => {
  const { leaseSeconds = 0, clockSkewSeconds = 0 } = topology.lease ?? {};
  expect(stepTimeout.toSeconds() + clockSkewSeconds).toBeLessThan(leaseSeconds);
  for (const step of Object.keys(allowed)) {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: nameOf(step),
      Timeout: 25,
    });
  }
});

test('a step is named after the folder of its code', () => {
  const steps = Object.keys(allowed).map((step) => step.replace('-', '/'));
  for (const step of steps) {
    const folder = join(__dirname, '..', '..', '..', 'lambdas', step);
    expect([step, existsSync(join(folder, 'index.ts'))]).toEqual([step, true]);
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { propertiesOf, regionalOf, resourcesOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'eu-west-1');
const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
const workflows = ['failover', 'restore'];

const machineOf = (workflow: string) => {
  const [found] = Object.values(machines).filter(
    ({ Properties }) => Properties['StateMachineName'] === `meridian-prod-${workflow}`,
  );
  if (found === undefined) throw new Error(`no workflow ${workflow}`);
  return found.Properties;
};

const definitionOf = (workflow: string): string => {
  const folder = join(__dirname, '..', '..', '..', 'lambdas', workflow);
  return readFileSync(join(folder, `${workflow}.asl.json`), 'utf8');
};

/** The logical id of a function's alias, and the name that workflows call it. */
const functionsBehind = (substitutions: Readonly<Record<string, unknown>>) =>
  Object.entries(substitutions).flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [[name, (value as { Ref: string }).Ref] as const],
  );

test('there are the two that the reconciler starts', () => {
  expect(Object.keys(machines)).toHaveLength(workflows.length);
  for (const workflow of workflows) {
    expect(machineOf(workflow)).toMatchObject({ StateMachineType: 'STANDARD' });
  }
});

test.each(workflows)('%s is its file, and everything in it is substituted', (workflow) => {
  const { DefinitionString, DefinitionSubstitutions } = machineOf(workflow);
  expect(DefinitionString).toBe(definitionOf(workflow));
  const wanted = [...definitionOf(workflow).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(DefinitionSubstitutions as object).toSorted()).toEqual(
    [...new Set(wanted)].toSorted(),
  );
});

test('a workflow is told its environment and how long to wait', () => {
  const seconds = { approval: { lapseSeconds: 900 }, restore: { stepSeconds: 30 } };
  const other = regionalOf(topologyWith(seconds), 'eu-west-1');
  const told = propertiesOf(other, 'AWS::StepFunctions::StateMachine').map(
    ({ DefinitionSubstitutions }) => DefinitionSubstitutions,
  );
  expect(told).toMatchObject([
    { Environment: 'prod', ApprovalLapseSeconds: '900' },
    { Environment: 'prod', RestoreStepSeconds: '30' },
  ]);
});

test.each(workflows)('%s calls the live version of the step it names', (workflow) => {
  const { DefinitionSubstitutions } = machineOf(workflow) as {
    DefinitionSubstitutions: Record<string, unknown>;
  };
  const aliases = resourcesOf(template, 'AWS::Lambda::Alias');
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  for (const [name, alias] of functionsBehind(DefinitionSubstitutions)) {
    const { Name, FunctionName } = aliases[alias]?.Properties as {
      Name: string;
      FunctionName: { Ref: string };
    };
    const physical = String(functions[FunctionName.Ref]?.Properties['FunctionName']);
    const called = physical
      .replace('meridian-prod', '')
      .replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect([Name, called]).toEqual(['live', name]);
  }
});

test.each(workflows)('%s may call exactly the functions it names', (workflow) => {
  const { RoleArn, DefinitionSubstitutions } = machineOf(workflow) as {
    RoleArn: { 'Fn::GetAtt': [string, string] };
    DefinitionSubstitutions: Record<string, unknown>;
  };
  type Statement = { Action: unknown; Resource: { Ref: string }[] };
  const [invoke, ...more] = propertiesOf(template, 'AWS::IAM::Policy')
    .filter(({ Roles }) => JSON.stringify(Roles).includes(RoleArn['Fn::GetAtt'][0]))
    .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(({ Action }) => String(Action).startsWith('lambda:'));
  expect(more).toEqual([]);
  expect(invoke?.Action).toBe('lambda:InvokeFunction');
  expect(invoke?.Resource.map(({ Ref }) => Ref).toSorted()).toEqual(
    functionsBehind(DefinitionSubstitutions)
      .map(([, alias]) => alias)
      .toSorted(),
  );
});

test.each(workflows)('every state of %s is traced, and logged under the key', (workflow) => {
  expect(machineOf(workflow)).toMatchObject({
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
  });
  const logGroupName = `/aws/vendedlogs/states/meridian-prod-${workflow}`;
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: logGroupName,
    KmsKeyId: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
  });
  const keyPolicy = JSON.stringify(resourcesOf(template)['PlaneKey']?.Properties['KeyPolicy']);
  expect(keyPolicy).toContain(`arn:aws:logs:eu-west-1:111122223333:log-group:${logGroupName}`);
});

test.each(workflows)('the role of %s is for that workflow only', (workflow) => {
  template.hasResourceProperties('AWS::IAM::Role', {
    Description: `runs meridian-prod-${workflow}`,
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Principal: { Service: 'states.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnEquals: {
              'aws:SourceArn': `arn:aws:states:eu-west-1:111122223333:stateMachine:meridian-prod-${workflow}`,
            },
          },
        },
      ],
    },
  });
});

describe("the bank's own functions", () => {
  const invoked = (hooks: object): string[] => {
    const stack = regionalOf(topologyWith({ hooks }), 'eu-west-1');
    const policies = propertiesOf(stack, 'AWS::IAM::Policy').map((policy) =>
      JSON.stringify(policy),
    );
    return policies.flatMap((text) => text.match(/function:bank-[a-z-]+/g) ?? []);
  };

  test('are called under their name in the region of the run, where the topology names them', () => {
    const hooks = {
      beforeFencing: { functionName: 'bank-before', mode: 'veto' },
      afterFlip: { functionName: 'bank-after' },
    };
    const stack = regionalOf(topologyWith({ hooks }), 'eu-west-1');
    const [failover] = propertiesOf(stack, 'AWS::StepFunctions::StateMachine');
    expect(failover?.['DefinitionSubstitutions']).toMatchObject({
      HookBeforeFencing: 'arn:aws:lambda:eu-west-1:111122223333:function:bank-before',
      HookBeforeFencingMode: 'veto',
      HookAfterFlip: 'arn:aws:lambda:eu-west-1:111122223333:function:bank-after',
    });
    expect(invoked(hooks).toSorted()).toEqual(['function:bank-after', 'function:bank-before']);
  });

  test('are nobody’s to call where it names none', () => {
    expect(machineOf('failover')['DefinitionSubstitutions']).toMatchObject({
      HookBeforeFencing: '',
      HookAfterFlip: '',
    });
    expect(invoked({})).toEqual([]);
  });
});

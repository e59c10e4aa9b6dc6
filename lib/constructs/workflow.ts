import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { workflowName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { PlaneFunction } from './plane-function';

const root = join(__dirname, '..', '..');

type WorkflowProps = {
  readonly topology: Topology;
  readonly key: Key;
  /** Its definition is `lambdas/<workflow>/<workflow>.asl.json`. */
  readonly workflow: string;
  /** Functions by the name that definitions call them. */
  readonly steps: ReadonlyMap<string, PlaneFunction>;
};

/**
 * A workflow as its file says, with this environment's functions in it. Its role may call the
 * functions that the file names, and no others; every state it passes is logged.
 */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { topology, key, workflow, steps }: WorkflowProps) {
    super(scope, id);
    const name = workflowName(topology.environment, workflow);
    const definition = readFileSync(
      join(root, 'lambdas', workflow, `${workflow}.asl.json`),
      'utf8',
    );
    const wanted = [
      ...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, one = '']) => one)),
    ];
    const called = wanted.flatMap((one) => steps.get(one) ?? []);
    const role = this.roleFor(name);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: Object.fromEntries(
        wanted.map((one) => [
          one,
          steps.get(one)?.live.functionArn ?? this.settingOf(topology, one),
        ]),
      ),
      role,
      tracingEnabled: true,
      logs: {
        destination: this.logFor(name, key),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    for (const step of called) step.live.grantInvoke(role);
    const hooks = hooksIn(topology, wanted).map((hook) => this.arnOfHook(hook));
    if (hooks.length > 0) {
      role.addToPolicy(
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: hooks }),
      );
    }
  }

  /** What a definition is told besides its functions. Step Functions substitutes text. */
  private settingOf(topology: Topology, name: string): string {
    const { environment, approval, restore, hooks } = topology;
    const { beforeFencing, afterFlip } = hooks;
    const settings: Readonly<Record<string, string>> = {
      Environment: environment,
      ApprovalLapseSeconds: String(approval.lapseSeconds),
      RestoreStepSeconds: String(restore.stepSeconds),
      HookBeforeFencing: beforeFencing ? this.arnOfHook(beforeFencing.functionName) : '',
      HookBeforeFencingMode: beforeFencing?.mode ?? 'advise',
      HookAfterFlip: afterFlip ? this.arnOfHook(afterFlip.functionName) : '',
    };
    const setting = settings[name];
    if (setting !== undefined) return setting;
    throw new Error(
      `nothing is called ${name}; name a step or one of ${Object.keys(settings).join(', ')}`,
    );
  }

  /** A function of the bank's own in this region: named, because it is none of ours. */
  private arnOfHook(functionName: string): string {
    const { region, account } = Stack.of(this);
    return `arn:aws:lambda:${region}:${account}:function:${functionName}`;
  }

  private roleFor(name: string): Role {
    const stack = Stack.of(this);
    const role = new Role(this, 'Role', {
      description: `runs ${name}`,
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: {
            'aws:SourceArn': stack.formatArn({
              service: 'states',
              resource: 'stateMachine',
              resourceName: name,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the delivery of logs have no resources to name: their actions take *',
    });
    return role;
  }

  /** Encrypted: what a run logs holds the tokens that end its waits, and operators' names. */
  private logFor(name: string, key: Key): LogGroup {
    const stack = Stack.of(this);
    // CloudWatch Logs gives the service's own prefix more room in its resource policy.
    const logGroupName = `/aws/vendedlogs/states/${name}`;
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey*',
          'kms:ReEncrypt*',
        ],
        principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
        resources: ['*'],
        conditions: {
          ArnEquals: {
            'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
              service: 'logs',
              resource: 'log-group',
              resourceName: logGroupName,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
    return new LogGroup(this, 'Log', {
      logGroupName,
      encryptionKey: key,
      retention: RetentionDays.ONE_MONTH,
      // Evidence is the audit trail's; a kept log group would only refuse the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

/** The bank's functions that a definition with these names calls. */
const hooksIn = ({ hooks }: Topology, wanted: readonly string[]): string[] => [
  ...(wanted.includes('HookBeforeFencing') && hooks.beforeFencing
    ? [hooks.beforeFencing.functionName]
    : []),
  ...(wanted.includes('HookAfterFlip') && hooks.afterFlip ? [hooks.afterFlip.functionName] : []),
];

import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { metricNamespace } from '../../core/observability/metrics';
import { functionName } from '../../core/topology/names';
import { bundling } from '../../lambdas/bundling';

const root = join(__dirname, '..', '..');

export type PlaneFunctionProps = {
  readonly environment: string;
  /** Its code is `lambdas/<feature>/<step>/index.ts`, and its name follows from the two. */
  readonly feature: string;
  readonly step: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMb: number;
  /** Its share of the account's concurrency: it never gets more, and nobody else gets any of it. */
  readonly reservedConcurrency: number;
  readonly variables: Readonly<Record<string, string>>;
};

/**
 * A function of the plane: a role that may write its own log and nothing else until somebody grants
 * it, a log group that ends, traces, and an alias `live` that a deployment moves and can move back.
 */
export class PlaneFunction extends Construct implements IGrantable {
  readonly function: NodejsFunction;
  readonly live: Alias;
  readonly name: string;
  readonly role: Role;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: PlaneFunctionProps) {
    super(scope, id);
    const name = functionName(props.environment, props.feature, props.step);
    this.name = name;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: RetentionDays.ONE_MONTH,
      // Evidence is the audit trail's; a kept log group would only refuse the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `runs ${name}`,
    });
    logGroup.grantWrite(role);
    this.role = role;
    this.grantPrincipal = role;
    this.function = new NodejsFunction(this, 'Function', {
      functionName: name,
      description: props.description,
      entry: join(root, 'lambdas', props.feature, props.step, 'index.ts'),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMb,
      reservedConcurrentExecutions: props.reservedConcurrency,
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        ...props.variables,
      },
      bundling: {
        ...bundling,
        target: 'node24',
        externalModules: [],
        logLevel: LogLevel.WARNING,
      },
      // Old versions stay, or the alias could not be moved back to one.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.live = this.function.addAlias('live');
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources to name: PutTraceSegments and PutTelemetryRecords take *',
    });
  }
}

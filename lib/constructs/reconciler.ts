import { Duration, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { regionConfigName } from '../../core/topology/names';
import { reconcileEnv } from '../../lambdas/plane/reconcile/env';
import type { ControlPlace } from './control-function';
import { ControlFunction } from './control-function';
import { EveryMinute } from './every-minute';
import type { Workflow } from './workflow';

type ReconcilerProps = {
  readonly place: ControlPlace;
  readonly failover: Workflow;
  readonly restore: Workflow;
};

/** An invocation begins turns for at most 150 s; ten more let the last one end. */
const timeout = Duration.seconds(160);

/** 160 s of work started every minute are three at a time, in the worst case. */
const reservedConcurrency = 3;

/** Makes its region agree with the strong table, turn by turn; started each minute. */
export class Reconciler extends Construct {
  readonly function: ControlFunction;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { place, failover, restore }: ReconcilerProps) {
    super(scope, id);
    const { environment } = place.topology;
    const parameter = regionConfigName(environment);
    this.function = new ControlFunction(this, 'Function', {
      place,
      does: { control: 'write', tells: false, shifts: true },
      feature: 'plane',
      step: 'reconcile',
      description: 'makes this region agree with the strong table, and starts what is due',
      timeout,
      reservedConcurrency,
      variables: {
        [reconcileEnv.regionConfig]: parameter,
        [reconcileEnv.workflows]: Stack.of(this).toJsonString({
          failover: failover.stateMachine.stateMachineArn,
          restore: restore.stateMachine.stateMachineArn,
        }),
      },
    });
    // It tells as the steps do, and keeps its own turn and operators' words in the same table.
    place.table.grantObserve(this.function);
    place.bus.grantPutEventsTo(this.function);
    failover.stateMachine.grantStartExecution(this.function);
    restore.stateMachine.grantStartExecution(this.function);
    // Only a failover asks, so only its tasks wait for an answer.
    failover.stateMachine.grant(this.function, 'states:SendTaskSuccess');
    this.grantParameter(parameter);
    const starts = this.function;
    const of = 'plane-reconcile';
    this.failures = new EveryMinute(this, 'EveryMinute', { environment, starts, of }).failures;
  }

  private grantParameter(name: string): void {
    const arn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      // The name's own slash is the ARN's.
      resourceName: name.slice(1),
    });
    Grant.addToPrincipal({
      grantee: this.function,
      actions: ['ssm:GetParameter', 'ssm:PutParameter'],
      resourceArns: [arn],
    }).assertSuccess();
  }
}

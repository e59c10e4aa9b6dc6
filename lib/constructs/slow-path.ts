import type { Key } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ControlPlace } from './control-function';
import { DeploymentFunctions } from './deployment-functions';
import { OperatorPages } from './operator-pages';
import { Reconciler } from './reconciler';
import { SlowPathAlarms } from './slow-path-alarms';
import { StepFunctions } from './step-functions';
import { Workflow } from './workflow';

type SlowPathProps = {
  readonly place: ControlPlace;
  readonly key: Key;
  readonly pages: ITopic;
};

/** What a region needs to take part in moving state: it can run every workflow by itself. */
export class SlowPath extends Construct {
  /** Queues that must stay empty, by the name they have in the runbook. */
  readonly failures: Readonly<Record<string, Queue>>;
  /** The ARN of what a deployment asks before it changes what traffic depends on. */
  readonly gate: string;

  constructor(scope: Construct, id: string, { place, key, pages }: SlowPathProps) {
    super(scope, id);
    const { topology, bus } = place;
    const { environment } = topology;
    const { byName: steps } = new StepFunctions(this, 'Steps', { place });
    const of = { topology, key, steps };
    const failover = new Workflow(this, 'Failover', { ...of, workflow: 'failover' });
    const restore = new Workflow(this, 'Restore', { ...of, workflow: 'restore' });
    const reconciler = new Reconciler(this, 'Reconciler', { place, failover, restore });
    const operatorPages = new OperatorPages(this, 'Pages', { environment, bus, pages });
    new SlowPathAlarms(this, 'Alarms', {
      environment,
      reconciler: reconciler.function,
      failover,
      restore,
      pages,
    });
    const deployment = new DeploymentFunctions(this, 'Deployment', { place });
    this.gate = deployment.gate.function.functionArn;
    this.failures = { reconciler: reconciler.failures, pages: operatorPages.failures };
  }
}

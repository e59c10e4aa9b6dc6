import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ControlPlace } from './control-function';
import { ControlFunction } from './control-function';

type DeploymentFunctionsProps = { readonly place: ControlPlace };

/** Reading three members and telling once takes a few seconds at worst. */
const timeout = Duration.seconds(25);

/** One for this region's stack, one for the global stack. */
const reservedConcurrency = 2;

/** What CloudFormation asks before and after it changes what traffic depends on. */
export class DeploymentFunctions extends Construct {
  readonly gate: ControlFunction;

  constructor(scope: Construct, id: string, { place }: DeploymentFunctionsProps) {
    super(scope, id);
    const feature = 'deployment';
    this.gate = new ControlFunction(this, 'Gate', {
      place,
      does: { control: 'read', tells: true, shifts: false },
      feature,
      step: 'gate',
      description: 'refuses deployments while something is open',
      timeout,
      reservedConcurrency,
    });
    new ControlFunction(this, 'WantAgain', {
      place,
      does: { control: 'write', tells: true, shifts: false },
      feature,
      step: 'want-again',
      description: 'wants the live weights again after records were deployed',
      timeout,
      reservedConcurrency,
    });
  }
}

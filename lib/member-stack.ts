import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { regionalStackName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { PlaneKey } from './constructs/plane-key';

type MemberStackProps = {
  readonly topology: Topology;
  readonly region: string;
};

/**
 * A region that keeps a copy of the strong table and serves nobody. It has the key of its copy, and
 * is named like any other region's stack, because the global stack reads it in the same way.
 */
export class MemberStack extends Stack {
  constructor(scope: Construct, { topology, region }: MemberStackProps) {
    const { environment, account } = topology;
    super(scope, regionalStackName(environment, region), {
      env: { account, region },
      description: `meridian ${environment}: key of the strong table in ${region}`,
    });
    new PlaneKey(this, 'Key', { environment });
  }
}

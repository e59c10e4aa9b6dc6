import { CfnOutput, Duration, Fn } from 'aws-cdk-lib';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { planeViewOf } from '../../core/topology/plane-view';
import type { Topology } from '../../core/topology/schema';
import { drainEnv } from '../../lambdas/traffic/drain/env';
import { pinLogicalId } from './pin-logical-id';
import { PlaneFunction } from './plane-function';
import type { RegionalTable } from './regional-table';

type DrainEndpointProps = {
  readonly topology: Topology;
  readonly table: RegionalTable;
};

/**
 * The output that holds the URL's host, which voter checks call and must say in Host and SNI.
 * Another stack reads it with Fn::GetStackOutput, by this name, so the name never changes.
 */
export const drainHostOutput = 'DrainEndpointHost';

/** Under Route 53's own patience: it waits 4 s for the connection and 2 s for the status. */
const timeout = Duration.seconds(3);

/**
 * Sixteen assumed checkers ask each of up to twelve paths about once in ten seconds, some 20
 * requests a second of a few milliseconds; 25 at once leave room for a slow table and for probers.
 */
const reservedConcurrency = 25;

/** A first guess, to be argued by measurement: memory buys processor, and cold starts need it. */
const memoryMb = 512;

/**
 * `GET /drain/<region>` to the whole internet: 200 while this region votes to take that one out.
 * Route 53's checkers carry no credentials, so the URL asks for none; it tells no secret.
 */
export class DrainEndpoint extends Construct {
  readonly function: PlaneFunction;

  constructor(scope: Construct, id: string, { topology, table }: DrainEndpointProps) {
    super(scope, id);
    this.function = new PlaneFunction(this, 'Function', {
      environment: topology.environment,
      feature: 'traffic',
      step: 'drain',
      description: "serves this region's votes to Route 53 and to the other regions",
      timeout,
      memoryMb,
      reservedConcurrency,
      variables: {
        [drainEnv.plane]: JSON.stringify(planeViewOf(topology)),
        [drainEnv.table]: table.table.tableName,
      },
    });
    table.grantRead(this.function);
    const url = this.function.live.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    pinLogicalId(url, 'DrainEndpointUrl');
    new CfnOutput(this, 'Host', {
      description: "this region's drain endpoint; the global stack reads it by this name",
      value: Fn.select(2, Fn.split('/', url.url)),
    }).overrideLogicalId(drainHostOutput);
  }
}

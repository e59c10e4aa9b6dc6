import { Duration } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { planeViewOf } from '../../core/topology/plane-view';
import type { Topology } from '../../core/topology/schema';
import { probeEnv } from '../../lambdas/traffic/probe/env';
import { EveryMinute } from './every-minute';
import { PlaneFunction } from './plane-function';
import type { RegionalTable } from './regional-table';

type ProberProps = {
  readonly topology: Topology;
  readonly table: RegionalTable;
  readonly bus: EventBus;
};

/** An invocation watches for at most 170 s; ten more let it publish its last tick and end. */
const timeout = Duration.seconds(180);

/** 170 s of work started every minute are three at a time, in the worst case. */
const reservedConcurrency = 3;

/**
 * `npm run bench prober-tick`: twelve regions with a second connection each (20-odd new TLS
 * connections) keep 256 MB busy for an eighth of the interval; twice that halves the wall time of
 * a tick, which goes into every latency the prober reports.
 */
const memoryMb = 512;

/** Watches every other region from this one, started each minute and never retried. */
export class Prober extends Construct {
  readonly function: PlaneFunction;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { topology, table, bus }: ProberProps) {
    super(scope, id);
    const { environment } = topology;
    this.function = new PlaneFunction(this, 'Function', {
      environment,
      feature: 'traffic',
      step: 'probe',
      description: 'probes every other region and votes',
      timeout,
      memoryMb,
      reservedConcurrency,
      variables: {
        [probeEnv.plane]: JSON.stringify(planeViewOf(topology)),
        [probeEnv.table]: table.table.tableName,
        [probeEnv.bus]: bus.eventBusName,
      },
    });
    table.grantObserve(this.function);
    bus.grantPutEventsTo(this.function);
    const starts = this.function;
    this.failures = new EveryMinute(this, 'EveryMinute', {
      environment,
      starts,
      of: 'traffic-probe',
    }).failures;
  }
}

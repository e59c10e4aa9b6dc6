import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { regionalStackName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { strongMembers } from './constructs/control-state';
import { DeploymentGate } from './constructs/deployment-gate';
import { DrainEndpoint } from './constructs/drain-endpoint';
import { HeartbeatAlarms } from './constructs/heartbeat-alarms';
import { Pages } from './constructs/pages';
import { PlaneBus } from './constructs/plane-bus';
import { PlaneKey } from './constructs/plane-key';
import { Prober } from './constructs/prober';
import { RegionalTable } from './constructs/regional-table';
import { SlowPath } from './constructs/slow-path';

type RegionalStackProps = {
  readonly topology: Topology;
  readonly region: string;
};

/** What every region has of the plane: it needs no other region, and no other stack. */
export class RegionalStack extends Stack {
  constructor(scope: Construct, { topology, region }: RegionalStackProps) {
    const { environment, account } = topology;
    super(scope, regionalStackName(environment, region), {
      env: { account, region },
      description: `meridian ${environment}: prober, drain endpoint, slow path and state of ${region}`,
    });
    const { key } = new PlaneKey(this, 'Key', { environment });
    const table = new RegionalTable(this, 'Table', { environment, key });
    const { bus, failures } = new PlaneBus(this, 'Bus', { environment, key });
    const { topic } = new Pages(this, 'Pages', { environment, key });
    const prober = new Prober(this, 'Prober', { topology, table, bus });
    const drainEndpoint = new DrainEndpoint(this, 'DrainEndpoint', { topology, table });
    const slowPath =
      strongMembers(topology).length > 0
        ? new SlowPath(this, 'SlowPath', { place: { topology, table, bus }, key, pages: topic })
        : undefined;
    if (slowPath !== undefined) {
      const guards = [prober, drainEndpoint];
      new DeploymentGate(this, 'DeploymentGate', { gate: slowPath.gate, guards });
    }
    new HeartbeatAlarms(this, 'Alarms', {
      environment,
      prober: prober.function,
      drainEndpoint: drainEndpoint.function,
      failures: { prober: prober.failures, bus: failures, ...slowPath?.failures },
      pages: topic,
    });
  }
}

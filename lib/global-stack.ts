import { ArnFormat, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { functionName, globalStackName, regionalStackName } from '../core/topology/names';
import { globalStackRegion } from '../core/topology/pools';
import type { Topology } from '../core/topology/schema';
import { strongMembers } from './constructs/control-state';
import { DeploymentGate } from './constructs/deployment-gate';
import { DirectNames } from './constructs/direct-names';
import { drainHostOutput } from './constructs/drain-endpoint';
import { DrainGates } from './constructs/drain-gates';
import { EndpointChecks } from './constructs/endpoint-checks';
import { EntryTree } from './constructs/entry-tree';
import { LiveWeights } from './constructs/live-weights';
import { PlaneZone } from './constructs/plane-zone';
import { StrongTable } from './constructs/strong-table';

type GlobalStackProps = {
  readonly topology: Topology;
};

/**
 * The names and checks that move traffic, which Route 53 evaluates without this stack's region, and
 * the table that state moves under, which needs any two of its three.
 */
export class GlobalStack extends Stack {
  constructor(scope: Construct, { topology }: GlobalStackProps) {
    const { environment, account, dns } = topology;
    super(scope, globalStackName(environment), {
      env: { account, region: globalStackRegion(topology) },
      description: `meridian ${environment}: strong table, zone, health checks and the entry tree`,
    });
    const voterHosts = voterHostsOf(topology);
    const { hostedZoneId } = new PlaneZone(this, 'Zone', topology);
    const names = new DirectNames(this, 'DirectNames', { topology, hostedZoneId, voterHosts });
    const checks = new EndpointChecks(this, 'EndpointChecks', { topology });
    const gates =
      dns.gates === 'none' ? undefined : new DrainGates(this, 'Gates', { topology, voterHosts });
    const entry = new EntryTree(this, 'Entry', {
      topology,
      hostedZoneId,
      endpointChecks: checks.ids,
      // An inverted check reads unhealthy until it has data: attached at birth, it would drain.
      gates: dns.gates === 'attached' && gates !== undefined ? gates.ids : new Map(),
    });
    if (strongMembers(topology).length === 0) return;
    const table = new StrongTable(this, 'StrongTable', { topology });
    const guards = [names, checks, entry, ...(gates === undefined ? [] : [gates])];
    new DeploymentGate(this, 'DeploymentGate', { gate: this.functionOf('gate', topology), guards });
    const weights = new LiveWeights(this, 'LiveWeights', {
      wantAgain: this.functionOf('want-again', topology),
      hostedZoneId,
      records: [names, entry],
    });
    weights.node.addDependency(table);
  }

  /** The regional stack that stands beside this one has it; it is deployed before. */
  private functionOf(step: string, { environment }: Topology): string {
    return this.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: functionName(environment, 'deployment', step),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

/** Read from each region's output by name: nothing is exported, so nothing locks the regions. */
function voterHostsOf({ environment, regions }: Topology): ReadonlyMap<string, string> {
  return new Map(
    regions.map(({ name }) => [
      name,
      Fn.getStackOutput(regionalStackName(environment, name), drainHostOutput, name),
    ]),
  );
}

import { Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { globalStackName, regionalStackName } from '../core/topology/names';
import { globalStackRegion } from '../core/topology/pools';
import type { Topology } from '../core/topology/schema';
import { DirectNames } from './constructs/direct-names';
import { drainHostOutput } from './constructs/drain-endpoint';
import { DrainGates } from './constructs/drain-gates';
import { EndpointChecks } from './constructs/endpoint-checks';
import { EntryTree } from './constructs/entry-tree';
import { PlaneZone } from './constructs/plane-zone';

type GlobalStackProps = {
  readonly topology: Topology;
};

/** The names and checks that move traffic: Route 53 evaluates them without this stack's region. */
export class GlobalStack extends Stack {
  constructor(scope: Construct, { topology }: GlobalStackProps) {
    const { environment, account, dns } = topology;
    super(scope, globalStackName(environment), {
      env: { account, region: globalStackRegion(topology) },
      description: `meridian ${environment}: zone, health checks and the entry tree`,
    });
    const voterHosts = voterHostsOf(topology);
    const { hostedZoneId } = new PlaneZone(this, 'Zone', topology);
    new DirectNames(this, 'DirectNames', { topology, hostedZoneId, voterHosts });
    const checks = new EndpointChecks(this, 'EndpointChecks', { topology });
    const gates =
      dns.gates === 'none' ? undefined : new DrainGates(this, 'Gates', { topology, voterHosts });
    new EntryTree(this, 'Entry', {
      topology,
      hostedZoneId,
      endpointChecks: checks.ids,
      // An inverted check reads unhealthy until it has data: attached at birth, it would drain.
      gates: dns.gates === 'attached' && gates !== undefined ? gates.ids : new Map(),
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

import { controlViewOf } from '../core/topology/control-view';
import { globalStackRegion } from '../core/topology/pools';
import type { Problem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import { strongMembers } from './constructs/control-state';
import { stepTimeout } from './constructs/step-functions';
import { environmentBytes } from './environment-bytes';

/** Lambda takes 4,096 bytes; the reconciler's other names and values need some 650. */
const mostViewBytes = 3_400;

/** What a topology with a lease can say, and no slow path could be deployed or trusted with. */
export function slowPathRefusals(topology: Topology): Problem[] {
  if (strongMembers(topology).length === 0) return [];
  return [
    ...memberRefusals(topology),
    ...placeRefusals(topology),
    ...leaseRefusals(topology),
    ...sizeRefusals(topology),
  ];
}

function memberRefusals(topology: Topology): Problem[] {
  const members = strongMembers(topology);
  if (members.length === 3 && new Set(members).size === 3) return [];
  const problem = 'a strong table has exactly three different members';
  return [{ path: 'lease.members', got: members, problem, instead: 'write three regions' }];
}

/** The global stack asks its own region's deployment gate, and tells its own region's bus. */
function placeRefusals(topology: Topology): Problem[] {
  const region = globalStackRegion(topology);
  if (topology.regions.some(({ name }) => name === region)) return [];
  return [
    {
      path: 'lease.members',
      got: strongMembers(topology),
      problem: `the global stack would stand in ${region}, where nothing else of the plane is`,
      instead: 'name a member first that serves, and does not write the first cell',
    },
  ];
}

function leaseRefusals({ lease }: Topology): Problem[] {
  if (lease === undefined) return [];
  const longest = stepTimeout.toSeconds() + lease.clockSkewSeconds;
  if (longest < lease.leaseSeconds) return [];
  return [
    {
      path: 'lease.leaseSeconds',
      got: lease.leaseSeconds,
      problem: `a step may still act ${longest} s after it has renewed its lease`,
      instead: `write more than ${longest}; 60 is usual`,
    },
  ];
}

function sizeRefusals(topology: Topology): Problem[] {
  const bytes = environmentBytes(controlViewOf(topology));
  if (bytes <= mostViewBytes) return [];
  return [
    {
      path: 'regions',
      got: topology.regions.map(({ name }) => name),
      problem: `a step must know ${bytes} bytes of the topology and can take ${mostViewBytes}`,
      instead: 'write fewer regions, pools or cells, or fewer or shorter canaries',
    },
  ];
}

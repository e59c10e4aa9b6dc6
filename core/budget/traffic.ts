import type { Topology } from '../topology/schema';
import type { Budget } from './budget';
import { longerBy, worstOf } from './budget';
import { gateObstacle, gatePath } from './gate-path';
import type { Loss } from './leaf-path';
import { leafCheckOf, leafPath } from './leaf-path';
import { monitorPath } from './monitor-path';
import type { Path } from './path';

export type TrafficBudgets = {
  /** A region is gone, or accepts and stays silent. */
  readonly trafficHard: Budget;
  /** A region answers slowly or with 5xx: clients that open a connection. */
  readonly trafficGray: Budget;
  /** The same for a client that keeps its connection: informational. */
  readonly trafficGrayPinned: Budget;
  /** Route 53's own check alone, which takes out several regions at once: informational. */
  readonly trafficLeafSilent?: Budget;
  readonly trafficLeafUnanswered?: Budget;
};

/** Every traffic path of a topology, drawn from `seed`. */
export function trafficBudgets(topology: Topology, seed: number): TrafficBudgets {
  const target = topology.targets.traffic;
  const gated = gateObstacle(topology) === undefined;
  const hard = worstOf(gated ? [gatePath(topology)] : waysWithoutGate(topology), seed, target);
  const gray = gated
    ? hard
    : worstOf([monitorPath(topology, 'Route 53 sees no slowness')], seed, target);
  const silent = worstLeaf(topology, 'silent', seed);
  const unanswered = worstLeaf(topology, 'unanswered', seed);
  return {
    trafficHard: hard,
    trafficGray: gray,
    trafficGrayPinned: pinned(gray, topology),
    ...(silent === undefined ? {} : { trafficLeafSilent: silent }),
    ...(unanswered === undefined ? {} : { trafficLeafUnanswered: unanswered }),
  };
}

/** The slowest leaf check of any region; undefined where none sees such a loss. */
function worstLeaf(topology: Topology, loss: Loss, seed: number): Budget | undefined {
  const paths = topology.regions.flatMap(({ name }) => leafPath(topology, name, loss) ?? []);
  return paths.length === 0 ? undefined : worstOf(paths, seed);
}

function waysWithoutGate(topology: Topology): Path[] {
  return topology.regions.map(({ name }) => {
    const unseen =
      leafCheckOf(topology, name) === undefined
        ? `${name} has no health check`
        : `a TCP check never sees ${name} silent`;
    return leafPath(topology, name, 'silent') ?? monitorPath(topology, unseen);
  });
}

/** A connection opened just before the last answer expired lives for one keep-alive longer. */
function pinned(gray: Budget, { entry }: Topology): Budget {
  return longerBy(gray, {
    name: 'the load balancer closes the last connection',
    seconds: entry.clientKeepAliveSeconds,
    source: 'topology: entry.clientKeepAliveSeconds',
  });
}

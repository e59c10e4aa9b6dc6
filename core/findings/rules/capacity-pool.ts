import type { PoolLoss } from '../../capacity/losses';
import { negligible } from '../../capacity/spread';
import type { Topology } from '../../topology/schema';
import type { Found, Rule } from '../finding';
import { list, number, percent } from '../wording';

/**
 * Each single loss is served whole by the regions that may serve it. A strict pool of one region is
 * residency.legal-survivor's to name: no capacity mends it.
 */
export const capacityPool: Rule = {
  id: 'capacity.pool',
  check: (topology, { losses }) =>
    losses
      .filter(({ lost, planned }) => lost.length === 1 && planned.shed > negligible)
      .filter(({ pool }) => !alone(topology, pool))
      .flatMap((loss) => (loss.lost[0] === undefined ? [] : [found(topology, loss, loss.lost[0])])),
};

function alone(topology: Topology, name: string): boolean {
  const pool = topology.pools.find((candidate) => candidate.name === name);
  return pool?.strict === true && pool.regions.length === 1;
}

function found(topology: Topology, loss: PoolLoss, lost: string): Found {
  const { pool, demand, neededPercent, planned } = loss;
  const survivors = Object.keys(planned.load);
  const served = percent(((demand - planned.shed) / demand) * 100);
  const needed = Number.isFinite(neededPercent)
    ? `${percent(neededPercent)} of the survivors' normal load is needed`
    : 'no survivor has a share to scale up';
  return {
    severity: 'error',
    path: `regions[${topology.regions.findIndex(({ name }) => name === lost)}].name`,
    got: lost,
    problem:
      `after losing ${lost} pool ${pool} serves ${served} of its traffic and sheds ` +
      `${number(planned.shed)} of ${number(demand)}; ${needed}`,
    instead:
      survivors.length === 0
        ? `add a second region to pool ${pool}`
        : `raise capacityPercent of ${list(survivors)} towards ${percent(neededPercent)}`,
  };
}

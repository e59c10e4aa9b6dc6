import type { Load, PoolLoss } from '../../capacity/losses';
import { negligible } from '../../capacity/spread';
import type { Found, Rule } from '../finding';
import { list, number, percent } from '../wording';

/**
 * Route 53 spreads by weight, whatever anybody can carry, until the weights have moved. Only a
 * warning: the plan that follows holds, and admission sheds meanwhile.
 */
export const capacityImmediate: Rule = {
  id: 'capacity.immediate',
  check: (topology, { losses }) =>
    topology.regions.flatMap(({ name }, index) => {
      const single = losses.filter(({ lost }) => lost.length === 1 && lost[0] === name);
      const over = overloaded(single);
      return over.length === 0 ? [] : [found(name, index, over)];
    }),
};

function overloaded(losses: readonly PoolLoss[]): [region: string, load: Load][] {
  const loads = new Map(losses.flatMap(({ immediate }) => Object.entries(immediate.load)));
  return [...loads].filter(([, { carried, capacity }]) => carried > capacity + negligible);
}

function found(lost: string, index: number, over: readonly [string, Load][]): Found {
  const names = over.map(([region]) => region);
  const loads = over.map(
    ([region, { carried, capacity, percent: load }]) =>
      `${region} ${number(carried)} of ${number(capacity)} (${percent(load)})`,
  );
  return {
    severity: 'warning',
    path: `regions[${index}].name`,
    got: lost,
    problem: `after losing ${lost}, until the weights have moved, Route 53 sends ${list(loads)}`,
    instead: `raise capacityPercent of ${list(names)}, or let admission shed`,
  };
}

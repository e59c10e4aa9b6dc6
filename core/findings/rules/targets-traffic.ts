import type { Budget } from '../../budget/budget';
import { withinTarget } from '../../budget/budget';
import { boundOf } from '../../budget/distribution';
import { gateObstacle, gatePath } from '../../budget/gate-path';
import { pathBound, termsOf } from '../../budget/path';
import type { Topology } from '../../topology/schema';
import type { Rule } from '../finding';
import { describeLate, longestTerms } from '../late';
import { list, number } from '../wording';

/** The promised recovery time of traffic is one this configuration can keep. */
export const targetsTraffic: Rule = {
  id: 'targets.traffic',
  check: (topology, { budgets }) => {
    const { rtoSeconds, quantile } = topology.targets.traffic;
    const paths: [string, Budget][] = [
      ['a lost region', budgets.trafficHard],
      ['a gray region', budgets.trafficGray],
    ];
    const late = paths.filter(([, budget]) => !withinTarget(budget));
    if (late.length === 0) return [];
    const slowest = Math.max(...late.map(([, { comparedSeconds }]) => comparedSeconds));
    return [
      {
        severity: 'error',
        path: 'targets.traffic.rtoSeconds',
        got: rtoSeconds,
        problem: `out of reach: ${describeLate(late, quantile)}`,
        instead: `${advice(topology)}, or promise ${number(Math.ceil(slowest))}`,
      },
    ];
  },
};

function advice(topology: Topology): string {
  const obstacle = gateObstacle(topology);
  const path = gatePath(topology);
  const gates = obstacle === undefined ? [] : [`let the drain gates carry it (${obstacle})`];
  if (pathBound(path) <= topology.targets.traffic.rtoSeconds) return list(gates);
  const terms = termsOf(path).map(({ name, takes, source }) => ({
    ...{ name, source },
    seconds: boundOf(takes),
  }));
  return list([...gates, `shorten its longest terms (${longestTerms(terms)})`]);
}

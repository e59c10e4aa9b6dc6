import type { Budget } from '../../budget/budget';
import { withinTarget } from '../../budget/budget';
import { boundOf } from '../../budget/distribution';
import { gateObstacle, gatePath } from '../../budget/gate-path';
import { pathBound, termsOf } from '../../budget/path';
import type { Topology } from '../../topology/schema';
import type { Rule } from '../finding';
import { list, number, seconds } from '../wording';

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
        problem: `out of reach: ${describe(late, quantile)}`,
        instead: `${advice(topology)}, or promise ${number(Math.ceil(slowest))}`,
      },
    ];
  },
};

/** Paths of one duration are said in one breath. */
function describe(late: readonly (readonly [string, Budget])[], quantile: number): string {
  const texts = new Map<string, string[]>();
  for (const [what, budget] of late) {
    const text = figures(budget, quantile);
    texts.set(text, [...(texts.get(text) ?? []), what]);
  }
  return [...texts]
    .map(([text, names]) => `${list(names)} ${names.length > 1 ? 'take' : 'takes'} ${text}`)
    .join('; ');
}

function figures(budget: Budget, quantile: number): string {
  const { comparedSeconds, boundSeconds } = budget;
  const over = seconds(comparedSeconds - (budget.targetSeconds ?? 0));
  const measure = quantile >= 1 ? 'bound' : `p${Number((quantile * 100).toFixed(4))}`;
  const bound = quantile >= 1 ? '' : `, bound ${seconds(boundSeconds)}`;
  return `${seconds(comparedSeconds)} (${measure}${bound}), ${over} too long`;
}

function advice(topology: Topology): string {
  const obstacle = gateObstacle(topology);
  const path = gatePath(topology);
  const gates = obstacle === undefined ? [] : [`let the drain gates carry it (${obstacle})`];
  if (pathBound(path) <= topology.targets.traffic.rtoSeconds) return list(gates);
  const terms = termsOf(path).map(({ name, takes }) => ({ name, bound: boundOf(takes) }));
  const longest = [...terms].sort((a, b) => b.bound - a.bound).slice(0, 2);
  const named = longest.map(({ name, bound }) => `${seconds(bound)} until ${name}`);
  return list([...gates, `shorten its longest terms (${named.join('; ')})`]);
}

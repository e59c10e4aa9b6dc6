import { demandOf, memberOf, serverOf } from '../../../core/capacity/serving';
import type { ControlRow } from '../../../core/control/rows';
import type { Check } from './check';
import type { World } from '../world';

type Weights = Extract<ControlRow, { row: 'weights' }>;

/** A plan that is wrong about what has just changed is made again within so many turns. */
const patienceMs = 30_000;

/** No weights sum to zero, and no plan offers and admits more than a region can carry. */
export const weightsCarried: Check = (world, report) => {
  const wrongSinceMs = new Map<string, number>();
  const checkSum = (what: string, weights: Readonly<Record<string, number>>): void => {
    const all = Object.values(weights);
    const odd = all.some((weight) => !Number.isInteger(weight) || weight < 0 || weight > 255);
    if (odd || all.every((weight) => weight === 0)) report(`${what}: ${JSON.stringify(weights)}`);
  };
  return {
    see: (happening) => {
      if (happening.what === 'dns')
        checkSum(`live in ${happening.pool}`, happening.weights.weights);
      if (happening.what !== 'row') return;
      if (happening.row.row === 'weights') checkSum(happening.row.pool, happening.row.weights);
      // Plans follow from levels and from plans only: look when one of them has changed.
      if (happening.row.row !== 'weights' && happening.row.row !== 'incident') return;
      judge(world, wrongSinceMs);
    },
    look: () => {
      for (const [problem, sinceMs] of wrongSinceMs) {
        if (world.clock.now() - sinceMs < patienceMs) continue;
        report(problem);
        wrongSinceMs.delete(problem);
      }
    },
  };
};

function judge(world: World, wrongSinceMs: Map<string, number>): void {
  const problems = world.view.pools.flatMap(({ name }) => overloads(name, world));
  for (const known of wrongSinceMs.keys()) {
    if (!problems.includes(known)) wrongSinceMs.delete(known);
  }
  for (const problem of problems) {
    if (!wrongSinceMs.has(problem)) wrongSinceMs.set(problem, world.clock.now());
  }
}

/** Who would be above capacity if DNS and services did as the plan says. */
function overloads(name: string, { state, view }: World): string[] {
  const row = state.rows.get(`weights#${name}`);
  const pool = view.pools.find((one) => one.name === name);
  if (row?.row !== 'weights' || pool === undefined) return [];
  const level = (region: string): number => {
    const incident = state.rows.get(`incident#${region}`);
    return incident?.row === 'incident' ? incident.level : 1;
  };
  const out = view.regions.map((region) => region.name).filter((region) => level(region) === 0);
  const offered = view.pools
    .filter((other) => serverOf(view, other, out) === pool)
    .reduce((sum, other) => sum + demandOf(view, other), 0);
  const serving = pool.regions.filter((region) => !out.includes(region));
  return serving.flatMap((region) => {
    const carried = loadOf(region, serving, offered, row);
    const { capacity } = memberOf(view, region);
    return carried > capacity + 0.01
      ? [`${region} would carry ${carried.toFixed(2)} of ${capacity} by the plan of ${name}`]
      : [];
  });
}

function loadOf(region: string, serving: readonly string[], offered: number, row: Weights): number {
  const sum = serving.reduce((all, one) => all + (row.weights[one] ?? 0), 0);
  const part = sum > 0 ? (row.weights[region] ?? 0) / sum : 1 / serving.length;
  return offered * part * (row.admission[region] ?? 1);
}

import type { Control } from '../core/control/control';
import { cellNamed, weightsOf } from '../core/control/control';
import type { Cell, Draft, Incident } from '../core/control/rows';
import { nextWriter } from '../core/incident/next-writer';
import type { Sight } from '../core/incident/sight';
import type { ControlView } from '../core/topology/control-view';
import { levelsOf } from '../core/traffic/levels';
import type { PoolPlan } from '../core/traffic/wanted';
import { wantedPlans } from '../core/traffic/wanted';
import type { Ranked } from '../core/writer/candidates';
import { rankCandidates } from '../core/writer/candidates';

/** What becomes of one cell's writer. */
export type CellForecast = {
  readonly cell: Cell;
  /** Whether the run would touch it at all. */
  readonly moves: boolean;
  /** Who would write then; undefined where nobody can. */
  readonly to: string | undefined;
  readonly ranked: readonly Ranked[];
  /** Why another person is asked first. */
  readonly asks: readonly string[];
};

/** What becomes of one pool's weights. */
export type PoolForecast = {
  readonly pool: string;
  readonly regions: readonly string[];
  readonly before: PoolPlan;
  readonly after: PoolPlan;
};

export type Forecast = {
  readonly cells: readonly CellForecast[];
  /** Only pools that change. */
  readonly pools: readonly PoolForecast[];
};

/**
 * What the run of an ordered incident would do, if everything stayed as it is seen now. The run
 * itself decides again at each of its steps.
 */
export function forecast(
  incident: Draft<Incident>,
  control: Control,
  sight: Sight,
  view: ControlView,
): Forecast {
  const { region } = incident;
  const base = wantedPlans(view, {});
  const after = wantedPlans(view, { ...levelsOf(control, view), [region]: 0 });
  return {
    cells: view.cells
      .flatMap(({ name }) => cellNamed(control, name) ?? [])
      .map((cell) => cellForecast(cell, incident, control, sight, view)),
    pools: view.pools.flatMap(({ name, regions }) => {
      const before = weightsOf(control, name) ?? base[name];
      const plan = after[name];
      if (before === undefined || plan === undefined || isSame(before, plan)) return [];
      return [{ pool: name, regions, before, after: plan }];
    }),
  };
}

function cellForecast(
  cell: Cell,
  incident: Draft<Incident>,
  control: Control,
  sight: Sight,
  view: ControlView,
): CellForecast {
  const moves = cell.region === incident.region || cell.claim?.incident === incident.id;
  const ranked = rankCandidates(cell, control, sight, view);
  const next = nextWriter(cell, ranked, { ...incident, version: 1 }, view, sight.atMs);
  const question = 'question' in next ? next.question : undefined;
  const to = 'candidate' in next ? next.candidate : question?.candidate;
  if (cell.intent !== undefined)
    return { cell, moves, to: cell.intent.candidate, ranked, asks: [] };
  return { cell, moves, to, ranked, asks: moves ? (question?.facts ?? []) : [] };
}

const isSame = (a: PoolPlan, b: PoolPlan): boolean =>
  Object.entries(b.weights).every(([region, weight]) => a.weights[region] === weight) &&
  Object.entries(b.admission).every(([region, share]) => a.admission[region] === share);

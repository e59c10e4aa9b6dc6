import type { Control } from '../../core/control/control';
import { weightsOf } from '../../core/control/control';
import type { Draft, WantedWeights } from '../../core/control/rows';
import { without } from '../../core/control/without';
import type { LiveWeights } from '../../core/traffic/generation';
import { compareGenerations } from '../../core/traffic/generation';
import type { Levels } from '../../core/traffic/levels';
import { epochOf, levelsOf } from '../../core/traffic/levels';
import type { PoolPlan } from '../../core/traffic/wanted';
import { wantedPlans } from '../../core/traffic/wanted';
import type { Place } from '../incident/run';
import type { Clock, ControlTable, Tell } from '../ports';

export type WeightsPorts = {
  readonly clock: Clock;
  readonly control: ControlTable;
  readonly tell: Tell;
  readonly liveWeights: LiveWeights;
};

/**
 * Makes the wanted weights follow from what the incidents say. Whoever does it comes to the same
 * plan; the row's version orders two that knew different things.
 */
export async function wantWeights(
  control: Control,
  { clock, control: table, tell }: Omit<WeightsPorts, 'liveWeights'>,
  { view, runner }: Place,
  /** Levels that a drill sets in its own incident, where nobody else looks. */
  practised: Levels = {},
): Promise<void> {
  const plans = wantedPlans(view, { ...levelsOf(control, view), ...practised });
  const base = wantedPlans(view, {});
  for (const [pool, plan] of Object.entries(plans)) {
    const before = weightsOf(control, pool);
    if (isSame(before ?? base[pool], plan)) continue;
    const atMs = clock.now();
    const next: Draft<WantedWeights> = {
      row: 'weights',
      pool,
      ...plan,
      generation: { epoch: epochOf(control, view), step: (before?.version ?? 0) + 1 },
      wantedAtMs: atMs,
      ...(before?.applied === undefined ? {} : { applied: before.applied }),
    };
    const text = `weights of ${pool}: ${describe(plan)}`;
    const details = { ...plan };
    await tell({ kind: 'WeightsWanted', atMs, by: runner, about: pool, text, details });
    await table.replace(before, next);
  }
}

/** Whether DNS has what is wanted. */
export const isApplied = ({ applied, generation }: WantedWeights): boolean =>
  applied !== undefined && compareGenerations(applied, generation) >= 0;

/**
 * Brings one pool's wanted weights into DNS: in one batch that Route 53 refuses whole if anything
 * newer was applied since they were read. Says why where that cannot be done now.
 */
export async function applyWeights(
  row: WantedWeights,
  { clock, control, tell, liveWeights }: WeightsPorts,
  { runner: by }: Place,
): Promise<'applied' | 'pending'> {
  const about = row.pool;
  try {
    const live = await liveWeights.read(row.pool);
    const order =
      live.generation === undefined ? -1 : compareGenerations(live.generation, row.generation);
    if (order < 0) {
      const text = `weights of ${row.pool} go into DNS: ${describe(row)}`;
      await tell({ kind: 'WeightsApplied', atMs: clock.now(), by, about, text });
      if ((await liveWeights.replace(row.pool, live, row)) === 'refused') return 'pending';
    }
    await control.replace(row, { ...without(row, 'pending'), applied: row.generation });
    return 'applied';
  } catch (error) {
    const pending = `route 53 does not take them: ${String(error)}`;
    if (row.pending === undefined) {
      await tell({ kind: 'WeightsPending', atMs: clock.now(), by, about, text: pending });
      await control.replace(row, { ...row, pending });
    }
    return 'pending';
  }
}

function isSame(a: PoolPlan | WantedWeights | undefined, b: PoolPlan): boolean {
  return a !== undefined && equal(a.weights, b.weights) && equal(a.admission, b.admission);
}

function equal(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

function describe({ weights, admission }: PoolPlan): string {
  const parts = Object.entries(weights).map(([region, weight]) => {
    const admitted = admission[region] ?? 1;
    const shed = admitted < 1 ? ` (sheds ${((1 - admitted) * 100).toFixed(1)} %)` : '';
    return `${region} ${weight}${shed}`;
  });
  return parts.join(', ');
}

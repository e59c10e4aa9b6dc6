import type { WantedWeights } from '../core/control/rows';
import { compareGenerations } from '../core/traffic/generation';
import type { PoolPlan } from '../core/traffic/wanted';

/** `us-west-2 4, us-east-1 60 (sheds 20 %)`, in the order in which the pool names its regions. */
export const weightsLine = ({ weights, admission }: PoolPlan, regions: readonly string[]): string =>
  regions
    .map((region) => `${region} ${weights[region] ?? 0}${shedNote(admission[region] ?? 1)}`)
    .join(', ');

const shedNote = (admission: number): string =>
  admission < 1 ? ` (sheds ${percent(1 - admission)} %)` : '';

/** Whether DNS has what is wanted, in words that follow `are`. */
export function weightsState({ applied, generation, pending }: WantedWeights): string {
  if (applied !== undefined && compareGenerations(applied, generation) >= 0) return 'in DNS';
  return pending === undefined ? 'on their way into DNS' : `not in DNS yet: ${pending}`;
}

/** Shares of a hundred without a needless decimal: `20`, `16.7`. */
export const percent = (share: number): string => String(Number((share * 100).toFixed(1)));

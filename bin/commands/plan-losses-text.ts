import type { Load } from '../../core/capacity/losses';
import { number } from '../../core/findings/wording';
import type { PlanLoss } from '../../core/plan/plan';
import { aligned } from './plan-table';

/** Pairs beyond this many are left to --json. */
const mostPairs = 12;

/** Single losses survivor by survivor, then the pairs that shed most in a line each. */
export function lossesText(losses: readonly PlanLoss[]): string[] {
  const isPair = ({ lost }: PlanLoss): boolean => lost.includes('+');
  const singles = losses.filter((loss) => !isPair(loss));
  const head = ['lost', 'pool', 'survivor', 'at once', 'planned', 'shed'];
  return [
    'LOSSES in percent of all traffic: carried / capacity, at once and after weights have moved',
    ...aligned([head, ...singles.flatMap(rowsOf)], 2),
    '',
    ...pairsText(losses.filter(isPair)),
  ];
}

function pairsText(pairs: readonly PlanLoss[]): string[] {
  const shedding = pairs.filter(({ planned }) => planned.shed > 0);
  const worst = [...shedding].sort((a, b) => b.planned.shed - a.planned.shed).slice(0, mostPairs);
  const more = shedding.length - worst.length;
  const whole = pairs.length - shedding.length;
  return [
    `  two at once, for information: ${whole} of ${pairs.length} shed nothing`,
    ...aligned(worst.map(pairRow), 2),
    ...(more > 0 ? [`  ${more} more with --json`] : []),
  ];
}

function rowsOf({ lost, pool, immediate, planned }: PlanLoss): string[][] {
  const survivors = Object.keys(planned.load);
  if (survivors.length === 0) return [[lost, pool, 'none', '', '', number(planned.shed)]];
  return survivors.map((region, index) => [
    index === 0 ? lost : '',
    index === 0 ? pool : '',
    region,
    loadText(immediate.load[region]),
    loadText(planned.load[region]),
    index === 0 ? number(planned.shed) : '',
  ]);
}

function loadText(load: Load | undefined): string {
  if (load === undefined) return '';
  const mark = load.carried > load.capacity ? '  OVER' : '';
  return `${number(load.carried)} / ${number(load.capacity)}${mark}`;
}

function pairRow({ lost, pool, planned }: PlanLoss): string[] {
  const served = Object.values(planned.shares).reduce((sum, share) => sum + share, 0);
  return [lost, pool, `serves ${number(served)}`, `sheds ${number(planned.shed)}`];
}

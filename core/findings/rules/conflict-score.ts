import type { Topology } from '../../topology/schema';
import type { Rule } from '../finding';
import { duration, list, number } from '../wording';

/** The last second a 32-bit signed clock can say: 2038-01-19T03:14:07Z. */
const lastSecond = 2 ** 31 - 1;

/** Points added to seconds of clock *are* seconds of clock, and the sum runs over. */
export const conflictScore: Rule = {
  id: 'conflict.score',
  check: ({ conflict }) => {
    if (conflict.strategy !== 'score') return [];
    const points = pointsOf(conflict);
    const beats = points.map(([what, value]) => {
      return `${number(value)} points for ${what} beat a version up to ${duration(value)} newer`;
    });
    const most = points.reduce((sum, [, value]) => sum + value, 0);
    return [
      {
        severity: 'error',
        path: 'conflict.strategy',
        got: conflict.strategy,
        problem:
          `points are seconds of clock${beats.length > 0 ? `: ${list(beats)}` : ''}; equal sums ` +
          `are decided by arrival, and a 32-bit sum overflows ${overflow(most)}`,
        instead: 'write "causal": a successor wins, and money movements merge by id',
      },
    ];
  },
};

function overflow(points: number): string {
  if (points > lastSecond) return 'at once';
  return `after ${new Date((lastSecond - points) * 1000).toISOString().slice(0, 19)}Z`;
}

function pointsOf({ points }: Topology['conflict']): [what: string, points: number][] {
  const all: [string, number][] = [
    ['the primary region', points?.primaryRegion ?? 0],
    ['a money movement', points?.moneyMovement ?? 0],
    ['completed', points?.completed ?? 0],
  ];
  return all.filter(([, value]) => value > 0);
}

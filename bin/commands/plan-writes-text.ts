import { secondsAYear } from '../../core/budget/year';
import { auroraLeastRpoSeconds } from '../../core/data/figures';
import type { Plan } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';

/** What a moving writer costs beside its time: of the year, and of what was written last. */
export function writesText(
  { budgets: { databaseWrites } }: Plan,
  { targets: { availabilityPercent, rpoSeconds }, cells }: Topology,
): string[] {
  if (databaseWrites === undefined) return [];
  const allowed = secondsAYear(availabilityPercent);
  const spent = Math.round((databaseWrites.p99Seconds / allowed) * 100);
  const isAurora = cells.some(({ database }) => database?.engine === 'aurora-global');
  return [
    '',
    `  one move of the writer (p99) costs ${spent} % of the ${allowed} s a year that ` +
      `${availabilityPercent} % allow`,
    ...(isAurora && rpoSeconds < auroraLeastRpoSeconds
      ? [
          `  an RPO of ${rpoSeconds} s is watched, not enforced: Aurora can be made to stop commits ` +
            `at ${auroraLeastRpoSeconds} s of lag, not sooner`,
        ]
      : []),
  ];
}

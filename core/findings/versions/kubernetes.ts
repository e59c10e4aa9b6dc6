import type { Judgement, Supported } from './support';
import { compareVersions, judgeDates } from './support';

/**
 * Amazon EKS release calendar as of October 2026 (EKS user guide); 1.28 to 1.30, which it lists no
 * more, as of 2025.
 */
const calendar: readonly Supported[] = [
  ['1.28', '2024-11-26', '2025-11-26'],
  ['1.29', '2025-03-23', '2026-03-23'],
  ['1.30', '2025-07-23', '2026-07-23'],
  ['1.31', '2025-11-26', '2026-11-26'],
  ['1.32', '2026-03-23', '2027-03-23'],
  ['1.33', '2026-07-29', '2027-07-29'],
  ['1.34', '2026-12-02', '2027-12-02'],
  ['1.35', '2027-03-27', '2028-03-27'],
  ['1.36', '2027-08-02', '2028-08-02'],
];

export const newestKubernetes = '1.36';

/** A Kubernetes version (a patch is ignored) on a day, YYYY-MM-DD. */
export function judgeKubernetes(version: string, today: string): Judgement | undefined {
  const row = calendar.find(([known]) => /^\d+\.\d+/.exec(version)?.[0] === known);
  if (row !== undefined) return judgeDates(row, today);
  const oldest = calendar[0]?.[0] ?? newestKubernetes;
  return compareVersions(version, newestKubernetes) > 0
    ? { severity: 'warning', problem: `${version} is not in the EKS calendar of October 2026` }
    : {
        severity: 'error',
        problem: `${version} is not supported: the EKS calendar begins with ${oldest}`,
      };
}

import type { Rule } from '../finding';

/** InsufficientDataHealthStatus (Route 53 API), for CLOUDWATCH_METRIC checks only. */
const statuses = ['Healthy', 'Unhealthy', 'LastKnownStatus'];

export const healthChecksInsufficientData: Rule = {
  id: 'health-checks.insufficient-data',
  check: ({ healthChecks = [] }) =>
    healthChecks.flatMap(({ alarm, insufficientData, region }, index) => {
      if (insufficientData === undefined) return [];
      const known = statuses.includes(insufficientData);
      if (known && alarm !== undefined) return [];
      return [
        {
          severity: 'error' as const,
          path: `healthChecks[${index}].insufficientData`,
          got: insufficientData,
          problem: known
            ? `the check of ${region} follows no alarm that could lack data`
            : `not a status Route 53 knows for missing data`,
          instead: known
            ? 'leave it out'
            : `write one of ${statuses.join(', ')}, with an alarm, or leave it out`,
        },
      ];
    }),
};

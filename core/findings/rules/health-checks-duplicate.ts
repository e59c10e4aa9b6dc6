import type { Rule } from '../finding';

/** A leaf record takes one health check. */
export const healthChecksDuplicate: Rule = {
  id: 'health-checks.duplicate',
  check: ({ healthChecks = [] }) =>
    healthChecks.flatMap(({ region }, index) =>
      healthChecks.findIndex((other) => other.region === region) === index
        ? []
        : [
            {
              severity: 'error' as const,
              path: `healthChecks[${index}].region`,
              got: region,
              problem: `${region} has a check already, and its leaf takes one`,
              instead: 'name each region once',
            },
          ],
    ),
};

import type { Rule } from '../finding';

/** Each region has a check of its endpoint: it is what takes out several regions at once. */
export const healthChecksMissing: Rule = {
  id: 'health-checks.missing',
  check: ({ regions, healthChecks }) =>
    regions.flatMap(({ name }, index) =>
      healthChecks === undefined || healthChecks.some(({ region }) => region === name)
        ? []
        : [
            {
              severity: 'error' as const,
              path: `regions[${index}].name`,
              got: name,
              problem: `no health check watches ${name}: Route 53 never takes it out by itself`,
              instead: `add {"region": "${name}"} to healthChecks, or leave healthChecks out`,
            },
          ],
    ),
};

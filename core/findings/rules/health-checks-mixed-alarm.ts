import type { Rule } from '../finding';

/** A check asks an endpoint or follows an alarm; Route 53 rejects both in one. */
export const healthChecksMixedAlarm: Rule = {
  id: 'health-checks.mixed-alarm',
  check: ({ healthChecks = [] }) =>
    healthChecks.flatMap(({ type, alarm, region }, index) =>
      alarm === undefined || type === 'CLOUDWATCH_METRIC'
        ? []
        : [
            {
              severity: 'error' as const,
              path: `healthChecks[${index}].alarm`,
              got: alarm,
              problem: `the check of ${region} mixes ${type} with an alarm, which Route 53 rejects`,
              instead: 'leave the alarm out',
            },
          ],
    ),
};

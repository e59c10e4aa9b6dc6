import type { Rule } from '../finding';

/** A leaf check asks the endpoint itself: an alarm needs the region it is about. */
export const healthChecksAlarmOnly: Rule = {
  id: 'health-checks.alarm-only',
  check: ({ healthChecks = [] }) =>
    healthChecks.flatMap(({ type, region }, index) =>
      type !== 'CLOUDWATCH_METRIC'
        ? []
        : [
            {
              severity: 'error' as const,
              path: `healthChecks[${index}].type`,
              got: type,
              problem: `the check of ${region} is an alarm: a minute late, gone with its region`,
              instead: 'write HTTPS, HTTP or TCP',
            },
          ],
    ),
};

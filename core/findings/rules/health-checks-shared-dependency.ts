import type { Found, Rule } from '../finding';

/** Paths that answer for everything behind a service, not for its region (Spring and its kin). */
const aggregate = /^\/(actuator\/health|healthz?|status)\/?$/;

/** One shared database behind an aggregate path turns every region red at the same moment. */
export const healthChecksSharedDependency: Rule = {
  id: 'health-checks.shared-dependency',
  check: ({ healthChecks = [], probing }) => [
    ...healthChecks.flatMap(({ path, type }, index) =>
      type.startsWith('HTTP') ? found(`healthChecks[${index}].path`, path) : [],
    ),
    ...found('probing.path', probing.path),
  ],
};

function found(path: string, got: string): Found[] {
  if (!aggregate.test(got)) return [];
  return [
    {
      severity: 'warning',
      path,
      got,
      problem:
        'an aggregate path: a dependency that regions share turns them all red at once, and then ' +
        'Route 53 answers with all of them',
      instead: 'write a path that says whether this region can serve, for example "/region-health"',
    },
  ];
}

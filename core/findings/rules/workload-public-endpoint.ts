import type { Rule } from '../finding';

/** A public cluster API without a list of callers is open to the whole internet. */
export const workloadPublicEndpoint: Rule = {
  id: 'workload.public-endpoint',
  check: ({ workload }) =>
    workload?.publicEndpoint === true
      ? [
          {
            severity: 'error',
            path: 'workload.publicEndpoint',
            got: true,
            problem: "the clusters' API answers the internet (0.0.0.0/0)",
            instead: 'write false: functions inside the VPC reach a private one',
          },
        ]
      : [],
};

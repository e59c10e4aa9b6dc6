import type { Rule } from '../finding';

/** The slow path acts under a lease; the fast path needs none. */
export const leaseMissing: Rule = {
  id: 'lease.missing',
  check: ({ lease, cells }) =>
    lease !== undefined
      ? []
      : [
          {
            severity: cells.length > 0 ? 'error' : 'warning',
            path: 'lease',
            got: undefined,
            problem:
              cells.length > 0
                ? 'no lease: two regions could move the writer at once, to two places'
                : 'no lease: nothing decides between two regions that change weights at once',
            instead:
              'name three, for example {"members": ["us-east-1", "eu-west-1", "ap-southeast-1"]}',
          },
        ],
};

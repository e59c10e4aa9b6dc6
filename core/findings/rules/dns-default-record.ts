import { defaultPoolOf } from '../../topology/pools';
import type { Rule } from '../finding';

/** Without a `*` record Route 53 gives no answer to places that no pool names. */
export const dnsDefaultRecord: Rule = {
  id: 'dns.default-record',
  check: ({ pools }) =>
    defaultPoolOf({ pools }) !== undefined
      ? []
      : [
          {
            severity: 'error',
            path: 'pools',
            got: pools.map(({ name }) => name),
            problem:
              'no pool is the default, so there is no `*` record: everyone else gets no answer',
            instead: 'set "default": true on one pool',
          },
        ],
};

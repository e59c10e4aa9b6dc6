import type { Rule } from '../finding';
import { duration } from '../wording';

/** What AWS advises at most for quick failover (Application Load Balancer, client keepalive). */
const advisedSeconds = 300;

/** A client's open connection does not ask DNS again. */
export const entryKeepAlive: Rule = {
  id: 'entry.keep-alive',
  check: ({ entry: { clientKeepAliveSeconds } }) =>
    clientKeepAliveSeconds <= advisedSeconds
      ? []
      : [
          {
            severity: 'warning',
            path: 'entry.clientKeepAliveSeconds',
            got: clientKeepAliveSeconds,
            problem:
              'after a drain a gray region keeps its open connections for ' +
              duration(clientKeepAliveSeconds),
            instead: `write 60, the least a load balancer takes, or at most ${advisedSeconds}`,
          },
        ],
};

import { breaksRule } from '../../../support/breaks-rule';

breaksRule('targets.traffic', [
  [
    { 'targets.traffic.rtoSeconds': 25 },
    'error targets.traffic.rtoSeconds: a lost region and a gray region take 28.3 s (p99, bound',
  ],
  [{ 'targets.traffic.rtoSeconds': 25 }, 'error targets.traffic.rtoSeconds: 3.3 s too long'],
  [
    { 'targets.traffic.quantile': 1 },
    'error targets.traffic.rtoSeconds: take 36.5 s (bound), 6.5 s too long',
  ],
  [
    { 'targets.traffic.rtoSeconds': 70, 'dns.gates': 'none' },
    'error targets.traffic.rtoSeconds: out of reach: a gray region takes',
  ],
  [
    { 'entry.leaf': 'alias', 'targets.traffic.quantile': 0.999 },
    'error targets.traffic.rtoSeconds: (p99.9, bound 91.5 s)',
  ],
]);

breaksRule('targets.cache', [
  [
    { 'targets.cache.rtoSeconds': 100 },
    "error targets.cache.rtoSeconds: out of reach: a cache's failover takes 103.4 s (p99, bound 107 s)",
  ],
  [
    { 'targets.cache.quantile': 1, 'targets.cache.rtoSeconds': 106 },
    'error targets.cache.rtoSeconds: 1 s too long',
  ],
]);

const replica = { engine: 'rds-replica', postgresVersion: '17.11' };

breaksRule('targets.database-writes', [
  [
    { 'targets.databaseWrites.rtoSeconds': 200 },
    'error targets.databaseWrites.rtoSeconds: a move of the writer takes 244.4 s (p99, bound 254 s)',
  ],
  [
    { 'cells[0].database': replica, 'targets.databaseWrites.rtoSeconds': 30 },
    'error targets.databaseWrites.rtoSeconds: (p99, bound 1,034 s)',
  ],
  [
    {
      mode: 'manual',
      'targets.databaseWrites.rtoSeconds': 30,
      'cells[0].database': replica,
      lease: undefined,
    },
    'error cells[0].database.engine: rds-replica takes 180 to 900 s to accept writes in another region, and 30 s',
  ],
]);

breaksRule('targets.rpo', [
  [{ 'cells[1].database': replica }, 'warning cells[1].database.engine: replicas of eu are behind'],
]);

breaksRule('targets.availability', [
  [
    { 'cells[0].database': replica },
    'warning targets.availabilityPercent: stops writes for 16 min',
  ],
  [
    { 'targets.availabilityPercent': 99.9999 },
    'warning targets.availabilityPercent: 99.9999 % leaves 32 s a year',
  ],
]);

breaksRule('targets.latency', [
  [
    { 'targets.pairs': [] },
    'error targets.betweenRegionsMs: ap-southeast-1 are 210 to 230 ms apart (assumed)',
  ],
  [{ 'targets.pairs[0].ms': 220 }, 'error targets.pairs[0].ms: up to 10 ms more'],
]);

breaksRule('shares.sum', [
  [{ 'regions[3].share': 9 }, 'error regions: the shares come to 99 % of all traffic'],
  [{ 'regions[3].share': 10.5 }, 'error regions: the shares come to 100.5 % of all traffic'],
]);

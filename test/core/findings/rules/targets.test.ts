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

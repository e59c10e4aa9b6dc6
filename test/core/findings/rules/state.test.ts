import { breaksRule } from '../../../support/breaks-rule';

breaksRule('cache.regions', [
  [
    { 'cells[0].cache.regions': ['us-west-2', 'us-east-1', 'ap-southeast-1', 'eu-west-1'] },
    'error cells[0].cache.regions: caches in 4 regions',
  ],
]);

breaksRule('database.version', [
  [
    { 'cells[0].database.postgresVersion': '17.3' },
    'error cells[0].database.postgresVersion: 17.3 is not offered, only 17.4',
  ],
  [
    { 'cells[0].database': { engine: 'rds-replica', postgresVersion: '15.4' } },
    'error cells[0].database.postgresVersion: support of 15.4 ended on 2025-03-31',
  ],
]);

breaksRule('workload.version', [
  [
    { 'workload.kubernetesVersion': '1.28' },
    'error workload.kubernetesVersion: support of 1.28 ended on 2025-11-26 (EKS, 2026-11-22)',
  ],
  [
    { 'workload.kubernetesVersion': '1.34' },
    'warning workload.kubernetesVersion: of 1.34 ends on 2026-12-02, in 10 days',
  ],
]);

breaksRule('workload.public-endpoint', [
  [{ 'workload.publicEndpoint': true }, 'error workload.publicEndpoint: 0.0.0.0/0'],
]);

const score = (points: object) => ({ conflict: { strategy: 'score', points } });

breaksRule('conflict.score', [
  [
    score({ primaryRegion: 1000 }),
    'error conflict.strategy: 1,000 points for the primary region beat a version up to 16 min 40 s',
  ],
  [
    score({ primaryRegion: 1000, moneyMovement: 500, completed: 200 }),
    'error conflict.strategy: a 32-bit sum overflows after 2038-01-19T02:45:47Z',
  ],
  [score({}), 'error conflict.strategy: a 32-bit sum overflows after 2038-01-19T03:14:07Z'],
  [score({ completed: 1e300 }), 'error conflict.strategy: overflows at once'],
]);

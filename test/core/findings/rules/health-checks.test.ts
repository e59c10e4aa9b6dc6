import type { Edits } from '../../../support/edited-topology';
import { editedTopology } from '../../../support/edited-topology';
import { breaksRule, check } from '../../../support/breaks-rule';

const today = '2026-11-22';
const only = (more: object): Edits => ({ healthChecks: [{ region: 'us-west-2', ...more }] });
const alarm = { name: 'red', region: 'us-west-2' };

breaksRule('health-checks.missing', [
  [only({}), 'error regions[4].name: no health check watches eu-central-1'],
]);

breaksRule('health-checks.duplicate', [
  [
    { healthChecks: [{ region: 'us-west-2' }, { region: 'us-west-2' }] },
    'error healthChecks[1].region: us-west-2 has a check already',
  ],
]);

breaksRule('health-checks.mixed-alarm', [
  [only({ alarm }), 'error healthChecks[0].alarm: mixes HTTPS with an alarm'],
]);

breaksRule('health-checks.alarm-only', [
  [only({ type: 'CLOUDWATCH_METRIC', alarm }), 'error healthChecks[0].type: gone with its region'],
]);

breaksRule('health-checks.insufficient-data', [
  [
    only({ insufficientData: 'Healthy' }),
    'error healthChecks[0].insufficientData: the check of us-west-2 follows no alarm',
  ],
  [
    only({ insufficientData: 'Failure', alarm }),
    'error healthChecks[0].insufficientData: not a status Route 53 knows',
  ],
]);

test('health-checks.insufficient-data: each status of Route 53 goes with an alarm', () => {
  for (const insufficientData of ['Healthy', 'Unhealthy', 'LastKnownStatus']) {
    const edits = only({ insufficientData, alarm });
    expect(check('health-checks.insufficient-data', edits, today)).toEqual([]);
  }
});

breaksRule('health-checks.shared-dependency', [
  [{ 'probing.path': '/health' }, 'warning probing.path: turns them all red at once'],
  [only({ path: '/actuator/health/' }), 'warning healthChecks[0].path: an aggregate path'],
]);

test('health-checks.shared-dependency: a path about one thing is no aggregate', () => {
  const edits = { 'probing.path': '/actuator/health/readiness' };
  expect(check('health-checks.shared-dependency', edits, today)).toEqual([]);
});

const manyRegions = (count: number): Edits => {
  const regions = Array.from({ length: count }, (_, index) => ({
    ...editedTopology('topology.json').regions[0],
    name: `xx-${'abcdefghijklmn'.charAt(index)}-1`,
  }));
  const pools = [{ name: 'all', regions: regions.map(({ name }) => name), default: true }];
  return { regions, pools, cells: [], 'targets.pairs': [] };
};

breaksRule('health-checks.quota', [
  [
    manyRegions(14),
    'error regions: 14 regions need 210 health checks (14 leaf, 182 vote, 14 gate)',
  ],
]);

test('health-checks.quota: 13 regions fit, and without gates many more', () => {
  expect(check('health-checks.quota', manyRegions(13), today)).toEqual([]);
  expect(check('health-checks.quota', { ...manyRegions(14), 'dns.gates': 'none' }, today)).toEqual(
    [],
  );
});

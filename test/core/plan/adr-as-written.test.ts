import { planTopology } from '../../../core/plan/plan';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const file = 'examples/adr-as-written.json';
const plan = planTopology(editedTopology(file), { today: '2026-11-22' });

const problemsOf = (rule: string, today = '2026-11-22', edits: Edits = {}): string[] =>
  planTopology(editedTopology(file, edits), { today })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ problem }) => problem);

const saying = (rule: string, ...parts: string[]): void => {
  const problems = problemsOf(rule);
  expect(problems).toHaveLength(parts.length);
  parts.forEach((part, index) => {
    expect(problems[index]).toContain(part);
  });
};

test('it fails', () => {
  expect(plan.ok).toBe(false);
});

test('the recovery time is out of reach, and by how much', () => {
  const { p99Seconds, boundSeconds, terms } = plan.budgets.trafficHard;
  expect(boundSeconds).toBe(332);
  expect(terms.map(({ seconds }) => seconds)).toEqual([210, 60, 60, 2]);
  expect(p99Seconds).toBeGreaterThan(320);
  saying('targets.traffic', '323.6 s (p99, bound 332 s), 293.6 s too long');
});

test('its own two checks would take 180 s', () => {
  expect(plan.budgets.trafficLeafSilent).toMatchObject({ boundSeconds: 180 });
  expect(plan.budgets.trafficLeafUnanswered).toMatchObject({ boundSeconds: 174 });
});

test('150 % serve 90 % as one group, and 75 % once the EU is pinned', () => {
  saying('capacity.one-group', 'serve 90 % of all traffic; 166.7 %');
  saying('capacity.pool', 'serves 75 % of its traffic and sheds 20 of 80; 200 %', '160 %');
  expect(plan.losses.find(({ lost }) => lost === 'us-west-2')).toMatchObject({
    planned: { shed: 20 },
  });
});

test('the EU pool has no legal survivor, and EU data leaves the EU', () => {
  saying('residency.legal-survivor', 'losing eu-west-1 leaves no legal survivor');
  saying('residency.cell', 'written in us-west-2', 'promoted in us-east-1', 'cached in us-west-2');
});

test('DNS: weighted beside geolocation, no default, an alias of 60 s', () => {
  saying('dns.weighted-beside-geolocation', 'which Route 53 rejects');
  saying('dns.default-record', 'no `*` record');
  saying('dns.alias-ttl', 'TTL of 60 s, which alone reaches the traffic target of 30 s');
});

test('health checks: two are missing, two mix HTTPS with an alarm and an unknown status', () => {
  saying('health-checks.missing', 'eu-west-1', 'ap-southeast-1');
  saying('health-checks.mixed-alarm', 'us-west-2 mixes HTTPS', 'us-east-1 mixes HTTPS');
  saying('health-checks.insufficient-data', 'not a status', 'not a status');
});

test('state: four cache regions, no lease, a score in seconds', () => {
  saying('cache.regions', 'three at most');
  saying('lease.missing', 'two regions could move the writer at once');
  saying('conflict.score', 'up to 16 min 40 s newer');
  expect(problemsOf('conflict.score')[0]).toContain('2038-01-19T02:45:47Z');
});

test('versions are out of support today, and were not when it was written', () => {
  saying('workload.version', 'support of 1.28 ended on 2025-11-26');
  saying('database.version', 'support of 15.4 ended on 2025-03-31');
  expect(problemsOf('workload.version', '2024-12-01')).toEqual([
    expect.stringContaining('the extended one costs extra and ends on 2025-11-26'),
  ]);
  expect(problemsOf('database.version', '2024-12-01')).toEqual([]);
  expect(problemsOf('workload.version', '2024-08-01')).toEqual([]);
});

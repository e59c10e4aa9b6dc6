import type { Finding } from '../../../core/findings/finding';
import { planTopology } from '../../../core/plan/plan';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const reason = 'one region is all the law allows us there';
const alone: Edits = { 'pools[1].regions': ['eu-west-1'], 'pools[0].regions[3]': 'eu-central-1' };

const plan = (edits: Edits) =>
  planTopology(editedTopology('topology.json', edits), { today: '2026-11-22' });

const about = (findings: readonly Finding[], rule: string): Finding[] =>
  findings.filter((finding) => finding.rule === rule);

test('a strict pool with a single region counts until somebody says why', () => {
  expect(plan(alone).ok).toBe(false);
  const { ok, findings } = plan({
    ...alone,
    accepted: [{ rule: 'residency.legal-survivor', reason }],
  });
  expect(ok).toBe(true);
  expect(about(findings, 'residency.legal-survivor')).toMatchObject([
    { severity: 'accepted', reason, path: 'pools[1].regions', got: ['eu-west-1'] },
  ]);
  expect(about(findings, 'accepted.unmatched')).toEqual([]);
});

test('with a path only the finding there is accepted', () => {
  const edits = { healthChecks: [], 'dns.gates': 'attached' };
  const accepted = [{ rule: 'health-checks.missing', path: 'regions[1].name', reason }];
  const missing = about(plan({ ...edits, accepted }).findings, 'health-checks.missing');
  expect(missing.map(({ severity }) => severity)).toEqual([
    'error',
    'accepted',
    'error',
    'error',
    'error',
  ]);
});

test('a warning can be accepted as well', () => {
  const { findings } = plan({ accepted: [{ rule: 'capacity.immediate', reason }] });
  expect(findings).toMatchObject([{ rule: 'capacity.immediate', severity: 'accepted', reason }]);
});

test('an acceptance that meets nothing is a warning, and leaves the verdict', () => {
  const { ok, findings } = plan({
    accepted: [
      { rule: 'cache.regions', reason },
      { rule: 'capacity.immediate', path: 'regions[0].name', reason },
      { rule: 'no.such-rule', reason },
    ],
  });
  expect(ok).toBe(true);
  expect(about(findings, 'accepted.unmatched')).toMatchObject([
    { path: 'accepted[0]', got: 'cache.regions', problem: 'nothing breaks this rule' },
    { path: 'accepted[1]', problem: 'nothing breaks this rule at regions[0].name' },
    { path: 'accepted[2]', problem: 'there is no such rule' },
  ]);
});

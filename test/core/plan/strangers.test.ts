import type { Plan } from '../../../core/plan/plan';
import { planTopology } from '../../../core/plan/plan';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const plan = (file: string, edits: Edits = {}): Plan =>
  planTopology(editedTopology(`examples/${file}.json`, edits), { today: '2026-11-22' });

const rules = ({ findings }: Plan): string[] => findings.map(({ rule }) => rule);

test('three regions in one pool: what an RDS replica costs is accepted, both others must vote', () => {
  const three = plan('three-regions');
  expect(three.ok).toBe(true);
  expect(rules(three)).toEqual(['targets.rpo', 'targets.availability']);
  expect(three.findings.map(({ severity }) => severity)).toEqual(['accepted', 'accepted']);
  expect(three.budgets.trafficHard.boundSeconds).toBe(36.5);
  const names = three.budgets.trafficHard.terms.map(({ name }) => name);
  expect(names).toContain('Route 53 reads the votes, 2 of 2 close the gate');
});

test('six regions, two of them in the EU: nothing to find, and each pool serves its losses', () => {
  const six = plan('six-regions');
  expect(six.ok).toBe(true);
  expect(six.findings).toEqual([]);
  // Six single losses, three pairs inside a pool, twelve across two, and one that falls to a third.
  expect(six.losses).toHaveLength(6 + 3 + 12 * 2 + 1);
  const pacific = six.losses.filter(({ lost }) => lost === 'ap-northeast-1+ap-southeast-2');
  expect(pacific.map(({ pool, planned }) => [pool, planned.shed])).toEqual([
    ['america', 0],
    ['pacific', 0],
  ]);
});

test('an alias leaf in another zone passes at 120 s with a warning, and fails at 30 s', () => {
  const relaxed = plan('alias-leaf');
  expect(relaxed.ok).toBe(true);
  expect(rules(relaxed)).toEqual(['dns.alias-ttl']);
  // 2 × 5 s + 3 s, vote 1 s, gate 10.5 s, aggregation 10 s, alias 60 s, client 5 s.
  expect(relaxed.budgets.trafficHard.boundSeconds).toBe(99.5);
  expect(relaxed.budgets.trafficHard.terms.map(({ seconds }) => seconds)).toContain(60);

  const strict = plan('alias-leaf', { 'targets.traffic.rtoSeconds': 30 });
  expect(strict.ok).toBe(false);
  expect(rules(strict)).toEqual(['targets.traffic', 'dns.alias-ttl']);
  expect(strict.findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
});

import type { TrafficBudgets } from '../../../core/budget/traffic';
import { trafficBudgets } from '../../../core/budget/traffic';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const budgets = (edits: Edits = {}, file = 'topology.json'): TrafficBudgets =>
  trafficBudgets(editedTopology(file, edits), 1);

const bounds = (edits: Edits = {}): Record<string, number> =>
  Object.fromEntries(Object.entries(budgets(edits)).map(([name, b]) => [name, b.boundSeconds]));

test('by default the gates carry it: 36.5 s at most, p99 below 30 s', () => {
  const { trafficHard } = budgets();
  expect(trafficHard.terms.map(({ seconds }) => seconds)).toEqual([8, 1, 10.5, 10, 5, 2]);
  expect(trafficHard).toMatchObject({ boundSeconds: 36.5, targetSeconds: 30 });
  expect(trafficHard.p99Seconds).toBeGreaterThan(27);
  expect(trafficHard.p99Seconds).toBeLessThan(28.5);
});

test('a pinned connection lives for a keep-alive longer, the leaf checks take 65 and 59 s', () => {
  expect(bounds()).toEqual({
    trafficHard: 36.5,
    trafficGray: 36.5,
    trafficGrayPinned: 96.5,
    trafficLeafSilent: 65,
    trafficLeafUnanswered: 59,
  });
  const { trafficGrayPinned, trafficLeafSilent, trafficLeafUnanswered } = budgets();
  for (const informational of [trafficGrayPinned, trafficLeafSilent, trafficLeafUnanswered]) {
    expect(informational).toMatchObject({ targetSeconds: null });
  }
});

test('each figure is sourced or marked as assumed', () => {
  for (const { terms } of Object.values(budgets())) {
    for (const { source } of terms) expect(source).toMatch(/^(topology|AWS|meridian|assumed): /);
  }
});

test('an alias leaf costs 60 s instead of the TTL', () => {
  expect(bounds({ 'entry.leaf': 'alias' })).toMatchObject({ trafficHard: 91.5 });
});

test.each<[why: string, edits: Edits]>([
  ['no gates', { 'dns.gates': 'none' }],
  ['gates that gate nothing yet', { 'dns.gates': 'created' }],
  ['a flat layout', { 'dns.layout': 'flat' }],
  ['no served vote', { mode: 'observe' }],
  ['a quorum out of reach', { 'voting.quorum': 5 }],
])('with %s the leaf check carries a lost region and a monitor a gray one', (_why, edits) => {
  // Monitor: 2 s × 3 + 2 s, 60 s for the change, TTL 5 s, client 2 s.
  expect(bounds(edits)).toMatchObject({ trafficHard: 65, trafficGray: 75 });
});

test('with one other region there is no quorum worth its name', () => {
  const two = {
    regions: editedTopology('topology.json').regions.slice(0, 2),
    pools: [{ name: 'world', regions: ['us-west-2', 'us-east-1'], default: true }],
    cells: [],
    'targets.pairs': [],
  };
  expect(bounds(two)).toMatchObject({ trafficHard: 65 });
});

test('without gates the slowest region counts, and one without a check waits for a monitor', () => {
  const check = (region: string, more: object): object => ({ region, ...more });
  const names = editedTopology('topology.json').regions.map(({ name }) => name);
  const all = names.map((name) => check(name, {}));
  const edits = (more: object[]): Edits => ({ 'dns.gates': 'none', healthChecks: more });
  const slow = budgets(edits([check('us-west-2', { intervalSeconds: 30 }), ...all.slice(1)]));
  expect(slow.trafficHard).toMatchObject({ boundSeconds: 125 });
  expect(slow.trafficHard.terms[0]?.name).toContain('us-west-2');
  const missing = budgets(edits(all.slice(1)));
  expect(missing.trafficHard).toMatchObject({ boundSeconds: 75 });
  expect(missing.trafficHard.terms[0]?.name).toContain('us-west-2 has no health check');
  const blind = budgets(edits([check('us-west-2', { type: 'TCP' }), ...all.slice(1)]));
  expect(blind.trafficHard.terms[0]?.name).toContain('a TCP check never sees us-west-2 silent');
});

test('where no region has a check, there is no leaf line at all', () => {
  const { trafficLeafSilent, trafficLeafUnanswered } = budgets({ healthChecks: [] });
  expect(trafficLeafSilent).toBeUndefined();
  expect(trafficLeafUnanswered).toBeUndefined();
});

test('p99s never exceed bounds, and terms sum up to them', () => {
  for (const file of [
    'topology.json',
    'examples/adr-as-written.json',
    'examples/alias-leaf.json',
  ]) {
    for (const { p99Seconds, boundSeconds, terms } of Object.values(budgets({}, file))) {
      expect(p99Seconds).toBeLessThanOrEqual(boundSeconds);
      expect(terms.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(boundSeconds);
    }
  }
});

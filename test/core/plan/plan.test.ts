import { planTopology } from '../../../core/plan/plan';
import { editedTopology } from '../../support/edited-topology';

const today = '2026-11-22';
const plan = planTopology(editedTopology('topology.json'), { today });

test('the default topology keeps its targets: p99 below 30 s, bound 36.5 s', () => {
  expect(plan.ok).toBe(true);
  expect(plan.budgets.trafficHard).toMatchObject({ boundSeconds: 36.5, targetSeconds: 30 });
  expect(plan.budgets.trafficHard.p99Seconds).toBeLessThan(30);
});

test('its only finding is the overload until the weights have moved, and that only warns', () => {
  expect(plan.findings).toMatchObject([
    { rule: 'capacity.immediate', severity: 'warning', path: 'regions[1].name', got: 'us-east-1' },
  ]);
});

test('us-west-2 stands at 64 of 60 at once, and at 60 of 60 once planned', () => {
  const loss = plan.losses.find(({ lost }) => lost === 'us-east-1');
  expect(loss).toEqual({
    lost: 'us-east-1',
    pool: 'world',
    immediate: {
      shares: { 'us-west-2': 64, 'ap-southeast-1': 16 },
      load: {
        'us-west-2': { carried: 64, capacity: 60, percent: 106.666666667 },
        'ap-southeast-1': { carried: 16, capacity: 20, percent: 80 },
      },
    },
    planned: {
      shares: { 'us-west-2': 60, 'ap-southeast-1': 20 },
      load: {
        'us-west-2': { carried: 60, capacity: 60, percent: 100 },
        'ap-southeast-1': { carried: 20, capacity: 20, percent: 100 },
      },
      shed: 0,
    },
  });
});

test('every single loss is served whole', () => {
  const single = plan.losses.filter(({ lost }) => !lost.includes('+'));
  expect(single.map(({ lost, planned }) => [lost, planned.shed])).toEqual([
    ['us-west-2', 0],
    ['us-east-1', 0],
    ['eu-west-1', 0],
    ['ap-southeast-1', 0],
    ['eu-central-1', 0],
  ]);
});

test('the keys of the JSON are fixed', () => {
  expect(Object.keys(plan).sort()).toEqual(['budgets', 'findings', 'losses', 'ok']);
  for (const budget of Object.values(plan.budgets)) {
    expect(Object.keys(budget).sort()).toEqual([
      'boundSeconds',
      'p99Seconds',
      'targetSeconds',
      'terms',
    ]);
    for (const term of budget.terms) {
      expect(Object.keys(term).sort()).toEqual(['name', 'seconds', 'source']);
    }
  }
  for (const { immediate, planned, ...rest } of plan.losses) {
    expect(Object.keys(rest).sort()).toEqual(['lost', 'pool']);
    expect(Object.keys(immediate).sort()).toEqual(['load', 'shares']);
    expect(Object.keys(planned).sort()).toEqual(['load', 'shares', 'shed']);
  }
  const missing = planTopology(editedTopology('topology.json', { lease: undefined }), { today });
  for (const finding of missing.findings) {
    expect(Object.keys(JSON.parse(JSON.stringify(finding)) as object).sort()).toEqual([
      'got',
      'instead',
      'path',
      'problem',
      'rule',
      'severity',
    ]);
  }
});

test('the same topology gives the same plan to the last digit, another seed another p99', () => {
  const topology = editedTopology('topology.json');
  expect(planTopology(topology, { today })).toEqual(plan);
  const other = planTopology(topology, { today, seed: 2 });
  expect(other.budgets.trafficHard.p99Seconds).not.toBe(plan.budgets.trafficHard.p99Seconds);
});

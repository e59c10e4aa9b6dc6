import { grownTopology } from '../../../bench/simulator/grown-topology';
import { planTopology } from '../../../core/plan/plan';
import { editedTopology } from '../../support/edited-topology';

const base = editedTopology('topology.json');

test.each([3, 5, 8, 11, 15])('%d regions are a topology', (count) => {
  const grown = grownTopology(base, count);
  expect(grown.regions).toHaveLength(count);
  const rules = planTopology(grown, { today: '2026-10-01' }).findings.map(({ rule }) => rule);
  for (const rule of ['shares.sum', 'lease.members']) expect(rules).not.toContain(rule);
  expect(grown.pools.flatMap(({ regions }) => regions)).toHaveLength(count);
});

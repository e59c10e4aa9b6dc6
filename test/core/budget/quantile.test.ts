import { gatePath } from '../../../core/budget/gate-path';
import { drawIncidents, planSeed } from '../../../core/budget/quantile';
import { editedTopology } from '../../support/edited-topology';

const path = gatePath(editedTopology('topology.json'));

test('a quantile is the same to the last digit whenever it is drawn', () => {
  const [one, other] = [drawIncidents(path, planSeed), drawIncidents(path, planSeed)];
  expect(one.quantile(0.99)).toBe(other.quantile(0.99));
});

test('quantiles grow, and the whole of incidents is the hard bound', () => {
  const { quantile } = drawIncidents(path, planSeed);
  expect(quantile(0.5)).toBeLessThan(quantile(0.99));
  expect(quantile(0.99)).toBeLessThan(quantile(0.9999));
  expect(quantile(1)).toBe(36.5);
});

test('another seed moves the p99 by less than a tenth of a second', () => {
  const [one = 0, ...others] = [1, 2, 3].map((seed) => drawIncidents(path, seed).quantile(0.99));
  for (const other of others) expect(Math.abs(other - one)).toBeLessThan(0.1);
});

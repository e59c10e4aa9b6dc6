import { falseDrains } from '../../../core/false-drains/rate';
import { editedTopology } from '../../support/edited-topology';

const withQuorum = (quorum: number | 'majority') =>
  editedTopology('topology.json', { 'voting.quorum': quorum });

describe('at a loss of 5 %', () => {
  const in10000 = (quorum: number | 'majority'): number =>
    falseDrains(withQuorum(quorum), 0.05).perRegionDay * 10_000;

  test('the default topology drains far less than once for nothing in 10,000 region-days', () => {
    expect(in10000('majority')).toBeLessThan(1e-6);
  });

  test('one vote alone would drain more often than that, and each further one is rarer by far', () => {
    expect(in10000(1)).toBeGreaterThan(1);
    expect(in10000(2)).toBeLessThan(in10000(1) / 1_000);
    expect(in10000(3)).toBeLessThan(in10000(2) / 1_000);
  });
});

test('more losses and fewer failures in a row make for more false drains', () => {
  const rate = (lost: number, threshold: number): number =>
    falseDrains(editedTopology('topology.json', { 'probing.threshold': threshold }), lost)
      .perRegionDay;
  expect(rate(0.05, 3)).toBeGreaterThan(rate(0.01, 3));
  expect(rate(0.05, 2)).toBeGreaterThan(rate(0.05, 3));
  expect(rate(0.05, 4)).toBeLessThan(rate(0.05, 3));
});

import { falseDrains } from '../../../core/false-drains/rate';
import { measured } from '../../../sim/baselines/measured';
import { meridian } from '../../../sim/baselines/meridian';
import { calmTrial } from '../../../sim/baselines/trial';
import { editedTopology } from '../../support/edited-topology';

const withQuorum = (quorum: number | 'majority') =>
  editedTopology('topology.json', { 'voting.quorum': quorum });

describe('gates close for nothing as often as the deployed handlers close them', () => {
  // Above one vote the rate is an upper bound: votes withheld for two at once are not in it.
  test.each([
    { quorum: 1, percent: 35, hours: 1, atLeast: 0.7, atMost: 1.3 },
    { quorum: 2, percent: 40, hours: 2, atLeast: 0.5, atMost: 1.3 },
    { quorum: 3, percent: 45, hours: 2, atLeast: 0.25, atMost: 1.2 },
  ])(
    'a quorum of $quorum at a loss of $percent %',
    async ({ quorum, percent, hours, atLeast, atMost }) => {
      const topology = withQuorum(quorum);
      const trial = calmTrial(topology, { hours, connectionLossPercent: percent }, percent);
      const { falseDrains: counted } = await measured(meridian, trial);
      const regionDays = (topology.regions.length * hours) / 24;
      const expected = falseDrains(topology, percent / 100).perRegionDay * regionDays;
      expect(expected).toBeGreaterThan(15);
      expect(counted / expected).toBeGreaterThan(atLeast);
      expect(counted / expected).toBeLessThan(atMost);
    },
    60_000,
  );
});

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

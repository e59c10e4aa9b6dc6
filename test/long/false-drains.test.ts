import { falseDrains } from '../../core/false-drains/rate';
import { measured } from '../../sim/baselines/measured';
import { meridian } from '../../sim/baselines/meridian';
import { calmTrial } from '../../sim/baselines/trial';
import { editedTopology } from '../support/edited-topology';

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

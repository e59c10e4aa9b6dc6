import { judge } from '../../bench/tuning/judged';
import { tunedOf, withTuned } from '../../bench/tuning/settings';
import { seededChance } from '../../core/chance/seeded-chance';
import type { Topology } from '../../core/topology/schema';
import { Observers } from '../../sim/observers';
import { VirtualClock } from '../../sim/virtual-clock';
import { editedTopology } from '../support/edited-topology';

const topology = editedTopology('topology.json');

describe('an outage that is ridden out casts no vote, whenever it begins; a longer one can', () => {
  test.each([{}, { threshold: 2, timeout: 1.5 }, { interval: 3, threshold: 2, timeout: 1 }])(
    '%j',
    async (changed) => {
      const tuned = { ...tunedOf(topology), ...changed };
      const [judged] = judge(topology, [tuned]);
      const ridesOut = judged?.ridesOut ?? NaN;
      const set = withTuned(topology, tuned);
      const votes = { shorter: 0, longer: 0 };
      const phases = 20;
      for (let phase = 0; phase < phases; phase += 1) {
        const beginMs = 10_000 + (phase * tuned.interval * 1_000) / phases;
        votes.shorter += await votesAfter(set, beginMs, ridesOut * 1_000 - 20);
        votes.longer += await votesAfter(set, beginMs, (ridesOut + 0.3) * 1_000);
      }
      expect(votes.shorter).toBe(0);
      expect(votes.longer).toBeGreaterThan(0);
    },
    30_000,
  );
});

/** Votes cast because one region answers nobody for so long. */
async function votesAfter(set: Topology, beginMs: number, lastsMs: number): Promise<number> {
  const clock = new VirtualClock();
  let votes = 0;
  const isUp = (region: string): boolean =>
    region !== 'us-west-2' || clock.now() < beginMs || clock.now() >= beginMs + lastsMs;
  new Observers({
    topology: set,
    clock,
    chance: seededChance(1),
    begin: () => clock,
    clockOf: () => clock,
    serves: isUp,
    reaches: () => true,
    wordsOf: () => ({ holds: [] }),
    announce: (changes) => {
      votes += changes.filter(({ kind }) => kind === 'VoteCast').length;
    },
  });
  await clock.runUntil(beginMs + lastsMs + 5_000);
  return votes;
}

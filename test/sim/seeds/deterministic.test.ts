import { playSeed } from '../../../sim/seeds/play-seed';
import { playSeeds } from '../../../local/simulator/play-seeds';
import { workflowText } from '../../../local/simulator/bundle';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const seeds = [1, 2, 3, 4, 5, 6];

/** The same seeds on so many threads, each of its own. */
async function hashesOn(workers: number): Promise<string[]> {
  const hashes: string[] = [];
  await playSeeds({
    ...{ topology, first: 1, last: seeds.length, workers },
    onOutcome: ({ hash }) => {
      hashes.push(hash);
      return 'more';
    },
  });
  return hashes;
}

test('a seed is one story, to the letter, whoever plays it and whatever was played before', async () => {
  const workflows = {
    failover: await workflowText('failover'),
    restore: await workflowText('restore'),
  };
  const alone = await playSeed(topology, workflows, 4);
  const [one, two] = [await hashesOn(1), await hashesOn(2)];
  expect(one).toEqual(two);
  expect(one[3]).toBe(alone.outcome.hash);
  expect(new Set(one).size).toBe(seeds.length);
}, 120_000);

test('whoever has seen enough ends the play', async () => {
  const seen: number[] = [];
  await playSeeds({
    ...{ topology, first: 1, last: 1_000_000, workers: 1 },
    onOutcome: ({ seed }) => {
      seen.push(seed);
      return seed === 3 ? 'enough' : 'more';
    },
  });
  expect(seen).toEqual([1, 2, 3]);
}, 60_000);

test('an edit that does not fit is an error, not an unbroken world', async () => {
  const edits = [{ file: 'core/voting/gate.ts', from: 'no such text', to: '' }];
  await expect(
    playSeeds({ topology, first: 1, last: 1, workers: 1, edits, onOutcome: () => 'more' }),
  ).rejects.toThrow('fits 0 times instead of once');
});

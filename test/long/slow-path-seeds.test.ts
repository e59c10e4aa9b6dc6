import { play } from '../../sim/slow-path/story';
import { randomBeats, randomSeconds } from '../../sim/slow-path/random-story';
import { reader, storyOf, told } from '../sim/slow-path/a-story';

/** Short settings, so that a story sees many lapses, and a fence that is long against the skew. */
const brief = {
  'restore.stepSeconds': 10,
  'approval.lapseSeconds': 120,
  'targets.databaseWrites.rtoSeconds': 150,
};
const briefer = {
  'writer.confirmSeconds': 5,
  'writer.permitSeconds': 20,
  'writer.writeSeconds': 1,
};

const seedsPerWorld = 20;
const seeds = Array.from({ length: seedsPerWorld }, (_, index) => index + 1);

describe.each([
  ['five regions', 'topology.json', brief],
  ['five regions in a hurry', 'topology.json', { ...brief, ...briefer }],
  ['five regions, a person decides', 'topology.json', { ...brief, mode: 'manual' }],
  ['three regions', 'examples/three-regions.json', { ...brief, ...briefer }],
])('bad days at random: %s', (_, file, edits) => {
  test.each(seeds)('seed %i breaks nothing that must always hold', async (seed) => {
    const calm = storyOf({ file, edits, seed, seconds: randomSeconds, beats: [] });
    const regions = calm.topology.regions.map(({ name }) => name);
    const beats = randomBeats(regions, seed);
    const skewMs = Object.fromEntries(
      regions.map((region, index) => [region, ((seed * (index + 7) * 7_919) % 2_000) - 1_000]),
    );
    const end = reader(await play({ ...calm, beats, skewMs }));
    if (end.violations.length > 0) throw new Error([...end.tale(), ...end.violations].join('\n'));
  });
});

describe('a run that dies between any two of its acts', () => {
  const lost = { atSeconds: 5, do: 'lose', region: 'us-west-2' } as const;
  const places: string[] = [];

  beforeAll(async () => {
    const { world } = await told({ seconds: 70, edits: briefer, beats: [lost] });
    for (const entry of world.journal.entries) {
      if (entry.what === 'run' && entry.event.type.endsWith('StateEntered') && entry.event.at) {
        places.push(`enter ${entry.event.at}`, `exit ${entry.event.at}`);
      }
    }
  });

  test('is finished by another, wherever it was', async () => {
    for (const when of new Set(places)) {
      const end = await told({
        seconds: 160,
        edits: briefer,
        beats: [lost, { when, do: 'freeze-run' }],
      });
      const { phase, outcome } = end.incident('us-west-2') ?? {};
      const { region, roleEpoch } = end.cell('world') ?? {};
      expect({ when, phase, outcome, region, roleEpoch }).toEqual({
        ...{ when, phase: 'closed', outcome: 'done', region: 'us-east-1', roleEpoch: 2 },
      });
    }
  });
});

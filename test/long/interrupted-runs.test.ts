import { told } from '../sim/slow-path/a-story';

/** Short permits and waits: the story is the same, and sooner over. */
const brief = {
  'writer.confirmSeconds': 5,
  'writer.permitSeconds': 20,
  'writer.writeSeconds': 1,
};

describe('a run that dies between any two of its acts', () => {
  const lost = { atSeconds: 5, do: 'lose', region: 'us-west-2' } as const;
  const places: string[] = [];

  beforeAll(async () => {
    const { world } = await told({ seconds: 70, edits: brief, beats: [lost] });
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
        edits: brief,
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

import { reader, storyOf, told } from './a-story';
import { play } from '../../../sim/slow-path/story';

jest.setTimeout(60_000);

const writer = 'us-west-2';
const lost = { atSeconds: 5, do: 'lose', region: writer } as const;

/** Everything short, so that a lapsed lease is the longest part of a story. */
const brief = {
  'writer.confirmSeconds': 5,
  'writer.permitSeconds': 20,
  'writer.writeSeconds': 1,
};

describe('a run that is frozen, overtaken and thawed', () => {
  const places = [
    'TrafficShift control.replace',
    'WriterFence control.replace',
    'WriterChoose control.replace',
    'WriterFlip control.replace',
    'IncidentClose control.replace',
  ];

  test.each(places)('just before %s changes nothing any more', async (when) => {
    // The first replace of a step renews the lease, the second is its own.
    const end = await told({
      seconds: 170,
      edits: brief,
      beats: [
        lost,
        { when, nth: 2, do: 'freeze-run' },
        { when, nth: 2, laterSeconds: 110, do: 'thaw-runs' },
      ],
    });
    expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
    expect(end.runs().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });
});

test('a run that closes a permit after its incident is over leaves nobody without one', async () => {
  const fence = 'WriterFence control.replace';
  const end = await told({
    seconds: 300,
    edits: brief,
    // Its region is well again but cannot reach the table: nobody renews, so the cell stays as read.
    beats: [
      lost,
      { when: fence, nth: 2, do: 'freeze-run' },
      { when: fence, nth: 2, do: 'isolate', region: writer },
      { when: fence, nth: 2, laterSeconds: 1, do: 'revive', region: writer },
      { when: fence, nth: 2, laterSeconds: 130, do: 'thaw-runs' },
      { when: fence, nth: 2, laterSeconds: 160, do: 'reconnect', region: writer },
    ],
  });
  expect(end.of('PermitClosed')).toHaveLength(1);
  expect(end.of('PermitReopened').at(-1)?.text).toContain('is over');
  expect(end.cell('world')).toMatchObject({ region: writer, permit: { open: true } });
  expect(end.cell('world')).not.toHaveProperty('claim');
});

test('the same seed tells the same story', async () => {
  const story = storyOf({ seconds: 60, edits: brief, beats: [lost] });
  const [one, again] = [reader(await play(story)), reader(await play(story))];
  expect(again.tale()).toEqual(one.tale());
  const other = reader(await play({ ...story, seed: 2 }));
  expect(other.tale()).not.toEqual(one.tale());
});

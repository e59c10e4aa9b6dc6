import { quickReturn, told } from './a-story';

jest.setTimeout(60_000);

const region = 'ap-southeast-1';
const out = [
  { atSeconds: 5, do: 'lose', region },
  { atSeconds: 50, do: 'revive', region },
] as const;

test('a region comes back in steps of 10, 25, 50 and 100 percent, each seen by clients', async () => {
  const end = await told({ seconds: 220, edits: quickReturn, beats: out });
  const levels = end.of('LevelSet').map(({ details }) => details?.['level']);
  expect(levels).toEqual([0, 0.1, 0.25, 0.5, 1]);
  expect(end.of('TrafficVerified')).toHaveLength(5);
  expect(end.incident(region)).toMatchObject({ kind: 'restore', outcome: 'done', level: 1 });
  expect(end.live('world').weights).toEqual({ 'us-west-2': 40, 'us-east-1': 30, [region]: 10 });
});

test('a doubt on the way sends it back to where it waits, and the next failure is a case again', async () => {
  const end = await told({
    seconds: 200,
    edits: quickReturn,
    beats: [...out, { when: 'enter WatchStep', nth: 4, do: 'sicken', region }],
  });
  const closed = end.of('IncidentClosed').map(({ text }) => text);
  expect(closed).toEqual([
    `failover of ${region} ends as done`,
    `restore of ${region} ends as aborted`,
    `failover of ${region} ends as done`,
  ]);
  expect(end.incident(region)?.level).toBe(0);
});

test('a writer that lost its role comes back only once a person has released it', async () => {
  const writer = 'us-west-2';
  const beats = [
    { atSeconds: 5, do: 'sicken', region: writer },
    { when: 'exit CloseIncident', do: 'cure', region: writer },
  ] as const;
  const held = await told({ seconds: 220, edits: quickReturn, beats });
  expect(held.of('IncidentOpened')).toHaveLength(1);
  expect(held.incident(writer)?.level).toBe(0);

  const released = await told({
    seconds: 300,
    edits: quickReturn,
    beats: [...beats, { atSeconds: 180, do: 'release', region: writer, by: 'ana' }],
  });
  expect(released.incident(writer)).toMatchObject({ kind: 'restore', outcome: 'done', level: 1 });
  expect(released.cell('world')?.region).toBe('us-east-1');
});

test('a region that flaps under its hold stays out, and what it opens ends each time', async () => {
  const writer = 'us-west-2';
  const flaps = Array.from({ length: 3 }, (_, index) => [
    { atSeconds: 130 + index * 50, do: 'cure', region: writer } as const,
    { atSeconds: 160 + index * 50, do: 'sicken', region: writer } as const,
  ]).flat();
  const end = await told({
    seconds: 300,
    edits: quickReturn,
    beats: [{ atSeconds: 5, do: 'sicken', region: writer }, ...flaps],
  });
  expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
  expect(end.of('LevelSet')).toHaveLength(1);
  expect(end.incident(writer)).toMatchObject({ phase: 'closed', level: 0 });
});

test('a writer that flaps is neither lost nor well: a person is called within the target', async () => {
  const writer = 'us-west-2';
  const flaps = Array.from({ length: 12 }, (_, index) => [
    { atSeconds: 25 + index * 20, do: 'cure', region: writer } as const,
    { atSeconds: 37 + index * 20, do: 'sicken', region: writer } as const,
  ]).flat();
  const end = await told({
    seconds: 250,
    edits: { 'targets.databaseWrites.rtoSeconds': 120 },
    beats: [{ atSeconds: 5, do: 'sicken', region: writer }, ...flaps],
  });
  expect(end.of('RoleMoved')).toEqual([]);
  expect(end.incident(writer)).toMatchObject({ phase: 'escalated' });
  expect(end.pages().at(-1)?.text).toContain('no majority');
});

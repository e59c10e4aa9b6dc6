import { quickReturn, told } from './a-story';

jest.setTimeout(60_000);

const writer = 'us-west-2';
const manual = { mode: 'manual' };
const lost = { atSeconds: 5, do: 'lose', region: writer } as const;

describe('mode manual', () => {
  test('traffic moves by itself, the writer once a person has approved', async () => {
    const end = await told({
      seconds: 120,
      edits: manual,
      beats: [lost, { atSeconds: 90, do: 'approve', region: writer, by: 'ana' }],
    });
    expect(end.secondsOf('LevelSet')).toBeLessThan(30);
    expect(end.secondsOf('PermitClosed')).toBeGreaterThan(90);
    expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
    expect(end.runs().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  test('an approval nobody gives: the incident is escalated, and a late answer is refused', async () => {
    const end = await told({
      seconds: 140,
      edits: { ...manual, 'approval.lapseSeconds': 60 },
      beats: [lost, { atSeconds: 120, do: 'approve', region: writer, by: 'ana' }],
    });
    expect(end.incident(writer)).toMatchObject({
      phase: 'escalated',
      status: 'nobody answered in time',
    });
    expect(end.of('RoleMoved')).toEqual([]);
    expect(end.pages().at(-1)?.text).toContain('nobody answered in time');
  });

  test('a question is escalated all the same where the region that asked it is gone', async () => {
    const end = await told({
      seconds: 130,
      edits: { ...manual, 'approval.lapseSeconds': 60 },
      beats: [
        lost,
        { when: 'IncidentAsk control.replace done', nth: 2, do: 'lose', region: '@runner' },
      ],
    });
    expect(end.incident(writer)).toMatchObject({ phase: 'escalated' });
  });

  test('a rejection gives everything back and stays open until the region is well', async () => {
    const rejected = [
      { atSeconds: 5, do: 'sicken', region: writer },
      { atSeconds: 60, do: 'reject', region: writer, by: 'ana' },
    ] as const;
    const waiting = await told({ seconds: 100, edits: manual, beats: rejected });
    expect(waiting.incident(writer)).toMatchObject({ phase: 'awaiting', level: 0 });
    expect(waiting.cell('world')).toMatchObject({ region: writer, permit: { open: true } });
    expect(waiting.cell('world')?.claim).toBeUndefined();

    const well = await told({
      seconds: 200,
      edits: { ...manual, ...quickReturn },
      beats: [...rejected, { atSeconds: 100, do: 'cure', region: writer }],
    });
    expect(well.of('IncidentClosed')[0]?.text).toContain('recovered');
    expect(well.incident(writer)).toMatchObject({ kind: 'restore', outcome: 'done', level: 1 });
  });

  test('what a person ordered and another one rejects is over, and the region comes back', async () => {
    const end = await told({
      seconds: 260,
      edits: { ...manual, ...quickReturn },
      beats: [
        { atSeconds: 5, do: 'order', region: writer, by: 'ben' },
        { atSeconds: 60, do: 'reject', region: writer, by: 'ana' },
      ],
    });
    expect(end.cell('world')).toMatchObject({ region: writer, permit: { open: true } });
    expect(end.world.store('eu-west-1').planeRows().holds).toEqual([]);
    expect(end.incident(writer)).toMatchObject({ kind: 'restore', outcome: 'done', level: 1 });
  });

  test('a rejected incident can be ordered all the same: the region is held then', async () => {
    const end = await told({
      seconds: 200,
      edits: manual,
      beats: [
        { atSeconds: 5, do: 'sicken', region: writer },
        { atSeconds: 60, do: 'reject', region: writer, by: 'ana' },
        { atSeconds: 90, do: 'order', region: writer, by: 'ben', breakGlass: true },
      ],
    });
    expect(end.cell('world')?.region).toBe('us-east-1');
    expect(end.world.store('eu-west-1').planeRows().holds).toMatchObject([{ region: writer }]);
  });

  test('a region that is back before the answer: the incident ends as recovered', async () => {
    const end = await told({
      seconds: 110,
      edits: { ...manual, ...quickReturn },
      beats: [
        { atSeconds: 5, do: 'sicken', region: writer },
        { atSeconds: 60, do: 'cure', region: writer },
      ],
    });
    expect(end.of('QuestionAsked')).toHaveLength(1);
    expect(end.of('IncidentClosed')[0]?.text).toContain('recovered');
    expect(end.cell('world')).toMatchObject({ region: writer, roleEpoch: 1 });
    expect(end.runs().filter(({ status }) => status === 'FAILED')).toEqual([]);
  });

  test('who ordered it cannot approve it', async () => {
    const end = await told({
      seconds: 170,
      edits: manual,
      beats: [
        { atSeconds: 0, do: 'order', region: writer, by: 'ana' },
        { atSeconds: 30, do: 'approve', region: writer, by: 'ana' },
        { atSeconds: 60, do: 'approve', region: writer, by: 'ben' },
      ],
    });
    expect(end.secondsOf('PermitClosed')).toBeGreaterThan(60);
    expect(end.cell('world')?.region).toBe('us-east-1');
  });
});

describe('break-glass', () => {
  test('asks nobody, in whatever mode', async () => {
    const end = await told({
      seconds: 110,
      edits: manual,
      beats: [{ atSeconds: 0, do: 'order', region: writer, by: 'ana', breakGlass: true }],
    });
    expect(end.of('QuestionAsked')).toEqual([]);
    expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', requester: 'ana' });
  });
});

describe('two at once', () => {
  const both = [lost, { atSeconds: 5, do: 'lose', region: 'ap-southeast-1' }] as const;

  test('the votes are withheld, so both incidents ask at once and page, and nothing moves', async () => {
    const end = await told({ seconds: 60, beats: both });
    for (const region of [writer, 'ap-southeast-1']) {
      expect(end.incident(region)).toMatchObject({
        phase: 'awaiting',
        question: { stage: 'open' },
      });
    }
    expect(end.secondsOf('QuestionAsked')).toBeLessThan(25);
    expect(end.of('LevelSet')).toEqual([]);
    expect(end.of('RoleMoved')).toEqual([]);
  });

  test('approved, they act, one after the other if need be', async () => {
    const end = await told({
      seconds: 200,
      beats: [
        ...both,
        { atSeconds: 60, do: 'approve', region: writer, by: 'ana' },
        { atSeconds: 70, do: 'approve', region: 'ap-southeast-1', by: 'ana' },
      ],
    });
    expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', level: 0 });
    expect(end.incident('ap-southeast-1')).toMatchObject({ phase: 'closed', level: 0 });
    // One survivor of 60 carries what is left of 80: the rest is shed in the open.
    expect(end.wanted('world')?.admission['us-east-1']).toBe(0.75);
  });
});

import { mayWrite } from '../../../core/writer/region-config';
import { told } from './a-story';

jest.setTimeout(60_000);

const writer = 'us-west-2';

test('a lost writer: its traffic and its role move, it is held, and the incident ends', async () => {
  const end = await told({ seconds: 110, beats: [{ atSeconds: 5, do: 'lose', region: writer }] });
  expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
  expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done', level: 0 });
  expect(end.wanted('world')?.weights).toEqual({
    'us-west-2': 4,
    'us-east-1': 60,
    'ap-southeast-1': 20,
  });
  expect(end.live('world').weights).toEqual(end.wanted('world')?.weights);
  expect(end.of('HoldPlaced')).toHaveLength(1);
  expect(end.runs()).toMatchObject([{ status: 'SUCCEEDED' }]);
});

test('the role moves within two minutes: detection, certainty, fence', async () => {
  const end = await told({ seconds: 130, beats: [{ atSeconds: 0, do: 'sicken', region: writer }] });
  // 8 s until failed, 5 s a turn, 30 s of certainty, 60 s permit, 2 s skew, 10 s transaction, waits.
  expect(end.secondsOf('RoleMoved')).toBeLessThan(125);
});

test('a lost region without a role: weights only, and nobody is held', async () => {
  const lost = 'ap-southeast-1';
  const end = await told({ seconds: 60, beats: [{ atSeconds: 5, do: 'lose', region: lost }] });
  expect(end.incident(lost)).toMatchObject({ phase: 'closed', outcome: 'done', level: 0 });
  expect(end.of('PermitClosed')).toEqual([]);
  expect(end.of('HoldPlaced')).toEqual([]);
  expect(end.cell('world')).toMatchObject({ region: writer, roleEpoch: 1 });
});

test('us-east-1 lost, and Route 53’s API with it: only weights are late, and the row says so', async () => {
  const lost = 'us-east-1';
  const away = await told({ seconds: 120, beats: [{ atSeconds: 5, do: 'lose', region: lost }] });
  expect(away.incident(lost)).toMatchObject({ phase: 'closed', outcome: 'done' });
  expect(away.wanted('world')?.pending).toContain('route 53');
  expect(away.live('world').generation).toBeUndefined();

  const back = await told({
    seconds: 140,
    beats: [
      { atSeconds: 5, do: 'lose', region: lost },
      { atSeconds: 100, do: 'revive', region: lost },
    ],
  });
  expect(back.wanted('world')?.pending).toBeUndefined();
  expect(back.live('world').weights).toEqual(back.wanted('world')?.weights);
});

test('a writer that is alive and cut off stops by its own clock, and does not start again', async () => {
  const end = await told({
    seconds: 150,
    beats: [
      { atSeconds: 5, do: 'cut-off', region: writer },
      { atSeconds: 110, do: 'rejoin', region: writer },
    ],
  });
  const { world } = end;
  expect(end.cell('world')?.region).toBe('us-east-1');
  expect(mayWrite(world.store(writer).config, 'world', world.site(writer).now())).toBe(false);
  expect(mayWrite(world.store('us-east-1').config, 'world', world.clock.now())).toBe(true);
});

test.each([
  [{ 'us-west-2': 1_000, 'us-east-1': -1_000, 'eu-west-1': -1_000 }],
  [{ 'us-west-2': -1_000, 'us-east-1': 1_000, 'eu-west-1': 1_000 }],
])('clocks that differ by as much as they may: %j', async (skewMs) => {
  const end = await told({
    seconds: 120,
    skewMs,
    beats: [{ atSeconds: 5, do: 'cut-off', region: writer }],
  });
  expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
});

test('three regions: the one witness that is left suffices for a candidate', async () => {
  const end = await told({
    file: 'examples/three-regions.json',
    seconds: 120,
    beats: [{ atSeconds: 5, do: 'lose', region: 'us-west-1' }],
  });
  expect(end.cell('ledger')).toMatchObject({ region: 'us-east-2', roleEpoch: 2 });
  expect(end.incident('us-west-1')).toMatchObject({ phase: 'closed', outcome: 'done' });
});

describe('a second region lost during the run', () => {
  const candidate = 'us-east-1';
  const first = { atSeconds: 5, do: 'lose', region: writer } as const;

  test('the first candidate, before it is chosen: another one takes the role', async () => {
    const end = await told({
      seconds: 130,
      beats: [first, { when: 'enter WaitForCertainty', do: 'lose', region: candidate }],
    });
    expect(end.cell('world')).toMatchObject({ region: 'eu-west-1', roleEpoch: 2 });
  });

  test('the candidate that was promoted: it is finished, and the next move is asked for', async () => {
    const end = await told({
      seconds: 180,
      beats: [first, { when: 'exit PromoteDatabase', nth: 2, do: 'lose', region: candidate }],
    });
    expect(end.cell('world')).toMatchObject({ region: candidate, roleEpoch: 2 });
    expect(end.incident(candidate)).toMatchObject({
      phase: 'awaiting',
      question: { stage: 'writer', cell: 'world', candidate: 'eu-west-1' },
    });
    expect(end.incident(candidate)?.question?.facts.join()).toContain('cool-down');
  });

  test('the candidate that was chosen: a person is called, and has another one chosen', async () => {
    const order = { do: 'order', region: writer, by: 'ana' } as const;
    const end = await told({
      seconds: 260,
      beats: [
        first,
        { when: 'exit ChooseCandidate', do: 'lose', region: candidate },
        { atSeconds: 180, ...order },
      ],
    });
    const pages = end.of('OperatorPaged').map(({ text }) => text);
    expect(pages.join()).toContain(`${candidate} is lost as well`);
    expect(end.cell('world')).toMatchObject({ region: 'eu-west-1', roleEpoch: 2 });
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
  });

  test('the region that runs it: another one takes the incident up and finishes it', async () => {
    const end = await told({
      seconds: 250,
      beats: [first, { when: 'enter WaitForSilence', do: 'lose', region: '@runner' }],
    });
    expect(end.cell('world')?.roleEpoch).toBe(2);
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
    expect(end.incident(writer)?.epoch).toBeGreaterThan(1);
  });
});

import { told } from './a-story';

jest.setTimeout(60_000);

const writer = 'us-west-2';
const lost = { atSeconds: 5, do: 'lose', region: writer } as const;

describe('the kill switch', () => {
  test('stops a run, which pages what it leaves; a person gives it back and it goes on', async () => {
    const stopped = [lost, { atSeconds: 30, do: 'kill-switch-on', by: 'ana' }] as const;
    const left = await told({ seconds: 60, beats: stopped });
    expect(left.incident(writer)).toMatchObject({ phase: 'escalated' });
    expect(left.pages().at(-1)?.text).toContain('the kill switch stops runs');
    expect(left.of('PermitClosed')).toEqual([]);

    const resumed = await told({
      seconds: 150,
      beats: [
        ...stopped,
        { atSeconds: 60, do: 'kill-switch-off', by: 'ana' },
        { atSeconds: 75, do: 'give-back', region: writer, by: 'ana' },
      ],
    });
    expect(resumed.cell('world')?.region).toBe('us-east-1');
    expect(resumed.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
  });

  test('stops a run at its very end as well', async () => {
    const end = await told({
      seconds: 110,
      beats: [
        lost,
        { when: 'exit VerifyTraffic', do: 'freeze-run' },
        { when: 'exit VerifyTraffic', do: 'kill-switch-on', by: 'ana' },
        { when: 'exit VerifyTraffic', laterSeconds: 20, do: 'thaw-runs' },
      ],
    });
    expect(end.incident(writer)).toMatchObject({ phase: 'escalated' });
  });

  test('does not stop the permit watch: a cell nobody writes to is paged', async () => {
    const end = await told({
      seconds: 160,
      beats: [
        { atSeconds: 0, do: 'kill-switch-on', by: 'ana' },
        { ...lost, atSeconds: 15 },
      ],
    });
    expect(end.of('IncidentOpened')).toEqual([]);
    expect(end.incident(writer)).toMatchObject({ phase: 'escalated' });
    expect(end.pages()[0]?.text).toContain('nobody may write world');
    expect(end.runs()).toEqual([]);
  });
});

test('observe: nothing moves, and a cell nobody writes to is still paged', async () => {
  const end = await told({ seconds: 150, edits: { mode: 'observe' }, beats: [lost] });
  expect(end.runs()).toEqual([]);
  expect(end.live('world').generation).toBeUndefined();
  expect(end.cell('world')).toMatchObject({ region: writer, roleEpoch: 1, permit: { open: true } });
  expect(end.pages()).toHaveLength(1);
});

test('a drill goes all the way, and nothing real changes', async () => {
  const end = await told({
    seconds: 100,
    beats: [{ atSeconds: 0, do: 'order', region: writer, by: 'ana', drill: true }],
  });
  expect(end.drill(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
  expect(end.facts.every(({ text }) => text.includes('drill'))).toBe(true);
  expect(end.pages()).toEqual([]);
  expect(end.kinds()).toEqual(expect.arrayContaining(['HoldPlaced', 'PermitClosed', 'RoleMoved']));
  // What a real run would want: the level that asks for it is the drill's own.
  const weights = { 'us-east-1': 60, 'ap-southeast-1': 20, [writer]: 4 };
  expect(end.of('WeightsWanted')).toMatchObject([{ about: 'world', details: { weights } }]);
  expect(end.of('TrafficVerified')[0]?.text).toContain('as nothing has moved');
  expect(end.incident(writer)).toBeUndefined();
  expect(end.wanted('world')).toBeUndefined();
  expect(end.live('world').generation).toBeUndefined();
  expect(end.cell('world')).toMatchObject({ region: writer, roleEpoch: 1, permit: { open: true } });
  const kinds = new Set([...end.world.state.rows.values()].map(({ row }) => row));
  expect([...kinds].toSorted()).toEqual(['cell', 'epoch', 'incident', 'region']);
});

test('Route 53’s API away during the run: the role moves, weights follow when it is back', async () => {
  const beats = [{ atSeconds: 0, do: 'route53-down' }, lost] as const;
  const away = await told({ seconds: 110, beats });
  expect(away.cell('world')?.region).toBe('us-east-1');
  expect(away.incident(writer)?.phase).toBe('closed');
  expect(away.wanted('world')?.pending).toContain('route 53');
  const back = await told({
    seconds: 140,
    beats: [...beats, { atSeconds: 110, do: 'route53-up' }],
  });
  expect(back.live('world').weights).toEqual(back.wanted('world')?.weights);
  expect(back.wanted('world')?.pending).toBeUndefined();
});

test('answers of Route 53 lost: the batch was made, and is not made twice', async () => {
  const end = await told({
    seconds: 40,
    beats: [lost, { atSeconds: 5, do: 'lose-route53-answers', count: 1 }],
  });
  expect(end.world.journal.entries.filter(({ what }) => what === 'dns')).toHaveLength(1);
  expect(end.wanted('world')?.applied).toEqual(end.live('world').generation);
});

describe('the strong table without quorum', () => {
  test('permits lapse, the writers’ regions page, and writes come back by themselves', async () => {
    const end = await told({
      seconds: 190,
      beats: [
        { atSeconds: 5, do: 'part-replicas' },
        { atSeconds: 150, do: 'join-replicas' },
      ],
    });
    expect(end.pages().map(({ by }) => by)).toEqual(
      expect.arrayContaining(['us-west-2', 'eu-west-1']),
    );
    expect(end.incident(writer)).toBeUndefined();
    const { world } = end;
    for (const [region, cell] of Object.entries({ 'us-west-2': 'world', 'eu-west-1': 'eu' })) {
      const until = world.store(region).config?.cells[cell]?.writeUntilMs ?? 0;
      expect(until).toBeGreaterThan(world.clock.now());
    }
  });

  test('in the middle of a run: a person is called when it is back, and gives it back', async () => {
    const end = await told({
      seconds: 200,
      beats: [
        lost,
        { when: 'enter WaitForSilence', do: 'part-replicas' },
        { when: 'enter WaitForSilence', laterSeconds: 60, do: 'join-replicas' },
        { when: 'exit Escalate', laterSeconds: 10, do: 'give-back', region: writer, by: 'ana' },
      ],
    });
    expect(end.cell('world')?.roleEpoch).toBe(2);
    expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
  });
});

test('an audit trail that refuses holds up the region that cannot tell; another one takes over', async () => {
  const end = await told({
    seconds: 400,
    beats: [lost, { when: 'enter PlaceHold', do: 'mute', region: '@runner' }],
  });
  expect(end.cell('world')?.roleEpoch).toBe(2);
  expect(end.incident(writer)).toMatchObject({ phase: 'closed', outcome: 'done' });
});

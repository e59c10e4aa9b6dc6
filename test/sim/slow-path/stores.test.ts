import { stores } from '../../../core/data/figures';
import type { Beat } from '../../../sim/slow-path/story';
import { told } from './a-story';

jest.setTimeout(120_000);

const writer = 'us-west-2';
const lost = { atSeconds: 5, do: 'lose', region: writer } as const;
const heir = 'us-east-1';

const secondsOf = (atMs: number | undefined): number => (atMs ?? Infinity) / 1000 - 12 - 5;

describe('as slowly as AWS says', () => {
  test('the database moves, then the role; the cache long before both', async () => {
    const end = await told({ seconds: 330, beats: [lost], promotion: stores.auroraFailover });
    expect(end.cell('world')).toMatchObject({ region: heir, roleEpoch: 2 });
    const [promoted] = end.of('DatabasePromoted');
    const [moved] = end.of('RoleMoved');
    expect(promoted?.atMs).toBeLessThan(moved?.atMs ?? 0);
    // Within what plan says: 254 s for writes, 107 s and a look for sessions.
    expect(secondsOf(moved?.atMs)).toBeLessThan(254);
    expect(end.world.caches.describe('world').writer).toBe(heir);
  });
});

test('each cell’s own database moves, and no other', async () => {
  const end = await told({ seconds: 120, beats: [lost] });
  expect(end.world.databases.describe('world', heir).writer).toBe(heir);
  expect(end.world.databases.describe('eu', 'eu-central-1').writer).toBe('eu-west-1');
});

const brief = { 'writer.confirmSeconds': 5, 'writer.permitSeconds': 20, 'writer.writeSeconds': 1 };

describe('a run that dies in the middle of a promotion', () => {
  const places = [
    'WriterPromoteDatabase databases.promote',
    'WriterPromoteDatabase databases.promote done',
  ];

  test.each(places)('at %s: the next one finishes the same candidate', async (when) => {
    const beats: Beat[] = [lost, { when, do: 'lose', region: '@runner' }];
    const end = await told({ seconds: 200, edits: brief, beats });
    const choices = end.of('CandidateChosen').filter(({ about }) => about === 'world');
    expect(choices).toHaveLength(1);
    expect(end.cell('world')).toMatchObject({ region: heir, roleEpoch: 2 });
  });
});

test('an RDS replica is promoted in its own region, and the role follows', async () => {
  const replica = { engine: 'rds-replica', postgresVersion: '17.11' };
  const end = await told({
    seconds: 260,
    edits: { 'cells[0].database': replica },
    beats: [lost],
  });
  expect(end.cell('world')).toMatchObject({ region: heir, roleEpoch: 2 });
  expect(end.world.databases.describe('world', heir).writer).toBe(heir);
});

test('a drill promotes nothing', async () => {
  const order = { atSeconds: 5, do: 'order', region: writer, by: 'ana', drill: true } as const;
  const end = await told({ seconds: 160, beats: [order] });
  expect(end.kinds()).toContain('DatabasePromotion');
  expect(end.world.databases.describe('world', heir).writer).toBe(writer);
  expect(end.world.caches.describe('world').writer).toBe(writer);
});

test('what the network broke is broken between copies as well, and mended with it', async () => {
  const end = await told({
    seconds: 40,
    beats: [
      { atSeconds: 1, do: 'cut-off', region: 'ap-southeast-1' },
      { atSeconds: 20, do: 'rejoin', region: 'ap-southeast-1' },
    ],
  });
  const database = end.world.databases.all.get('world');
  const nowMs = end.world.clock.now();
  expect(database?.write(writer, { key: 'k', atMs: nowMs }, nowMs)).toBe(true);
  expect(database?.newest(heir, nowMs + 5_000)).toMatchObject({ key: 'k' });
});

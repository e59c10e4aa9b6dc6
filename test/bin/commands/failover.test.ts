import { failoverCommand } from '../../../bin/commands/failover';
import { closeAll } from '../../local/wire/desk';
import { like, runAs } from '../recorded-io';
import type { Person, Run } from '../recorded-io';
import type { StrongPlane } from '../strong-plane';
import { cell, incident, nowMs, question, strongPlane } from '../strong-plane';

afterEach(closeAll);

const order = (world: StrongPlane, person: Person, ...flags: string[]): Promise<Run> =>
  runAs({ nowMs, ...person }, world.plane, failoverCommand, 'us-west-2', ...by('anna'), ...flags);

const by = (name: string) => ['--by', name, '--reason', 'disk errors'];

describe('before anything is written', () => {
  test('it says who would write, which weights follow, what is shed and who is asked', async () => {
    const world = await strongPlane();
    const { code, out } = await order(world, { types: 'n' });
    expect(code).toBe(1);
    expect(out).toBe(`failover of us-west-2, ordered by anna: disk errors

  seen      healthy by 4, failed by 0 of 4 observers; in the DNS answers
            NOTE: this takes a WORKING region out
  writers   world: us-west-2 -> us-east-1; nobody writes for up to 192 s, 120 s of it its database
            eu stays with eu-west-1
  weights   world: us-west-2 40 -> 4, us-east-1 30 -> 60, ap-southeast-1 10 -> 20
  shed      nothing
  hold      us-west-2 stays out until \`meridian release us-west-2\`
  asks      nobody
  after     for 300 s a second move of the same cell asks a person

Go ahead? [y/N] nothing was changed
`);
    await expect(world.incident('us-west-2')).rejects.toThrow('no incident');
  });

  test('what does not fit anywhere is named as shed', async () => {
    const world = await strongPlane({ 'regions[1].capacityPercent': 120 });
    const { out } = await order(world, { types: 'n' });
    expect(out).toMatch(/ {2}shed +us-east-1 refuses [\d.]+ % of what reaches it/);
  });

  test('within the cool-down it names the question, and who may not answer it', async () => {
    const world = await strongPlane();
    await world.put(cell('world', 'us-west-2', { movedAtMs: nowMs - 100_000 }));
    const { out } = await order(world, { types: 'n' });
    expect(out).toContain(
      '  asks      another person than anna must approve:\n' +
        '              the writer moved 100 s ago; the cool-down is 300 s\n',
    );
    const glass = await order(world, { types: 'n' }, '--break-glass');
    expect(glass.out).toContain('asks      nobody: anna has broken the glass, by name');
  });

  test('where nobody can take a cell, it says why, one by one', async () => {
    const world = await strongPlane();
    for (const region of ['us-east-1', 'eu-west-1']) {
      await world.put({ row: 'hold', id: region, region, by: 'ops', reason: 'r', atMs: 0 });
    }
    const { out } = await order(world, { types: 'n' });
    expect(out.replace(/\s+/g, ' ')).toContain(
      'world: NOBODY can take it from us-west-2, a person is called (us-east-1: it is held;',
    );
  });

  test('without a terminal and without --yes it only says what it would do: exit 2', async () => {
    const world = await strongPlane();
    const { code, err } = await order(world, {});
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('add --yes') as string });
    await expect(world.incident('us-west-2')).rejects.toThrow('no incident');
  });
});

describe('refused, with what to do instead', () => {
  test('without a reason, and about a region that is none', async () => {
    const world = await strongPlane();
    const run = (...args: string[]) => runAs({ nowMs }, world.plane, failoverCommand, ...args);
    expect(await run('us-west-2')).toMatchObject({ code: 2, err: like(/--reason/) });
    expect(await run('mars', ...by('anna'))).toMatchObject({
      code: 2,
      err: like(/got mars; one of us-/),
    });
  });

  test('a running case: whoever wants to see it is told how', async () => {
    const world = await strongPlane();
    await world.put(incident());
    const { code, err } = await order(world, { types: 'y' });
    expect(code).toBe(1);
    expect(err).toContain('failover-us-west-2-7 runs already');
    expect(err).toContain('meridian incidents us-west-2 --follow');
  });

  test('one that waits for an answer: the answer is what is missing', async () => {
    const world = await strongPlane();
    await world.put(incident({ phase: 'awaiting', question }));
    const { err } = await order(world, { types: 'y' });
    expect(err).toContain('meridian approve us-west-2 --reason "…"');
  });

  test('the last admitted member of its pool, unless the glass is broken', async () => {
    const world = await strongPlane();
    const held = ['us-east-1', 'ap-southeast-1'].map((region) => ({
      id: region,
      region,
      by: 'ops',
      reason: 'r',
      atMs: 0,
    }));
    const served = { ...world.pictures.get('eu-west-1'), holds: held };
    world.pictures.set('eu-west-1', served as NonNullable<ReturnType<typeof world.pictures.get>>);
    const { code, err } = await order(world, { types: 'y' });
    expect({ code, err }).toMatchObject({
      code: 1,
      err: like(/last admitted member of pool world/),
    });
    const glass = await order(world, { types: 'n' }, '--break-glass');
    expect(glass.out).toContain('NOTE: us-west-2 is the last admitted member');
  });

  test('without the strong table: no writer moves, but traffic can', async () => {
    const world = await strongPlane();
    world.breakTable();
    const { code, err } = await order(world, { types: 'y' });
    expect(code).toBe(1);
    expect(err).toContain('no member of the strong table can be read');
    expect(err).toContain('meridian hold us-west-2 --reason "…"');
  });

  test('a case that changed while the person read is not overwritten', async () => {
    const world = await strongPlane();
    const before = incident({ phase: 'escalated' });
    await world.put(before);
    const asking = world.plane.pictures;
    const overtaken: StrongPlane = {
      ...world,
      plane: {
        ...world.plane,
        pictures: async () => {
          const seen = await asking();
          await world.put({ ...before, phase: 'closed' });
          return seen;
        },
      },
    };
    const { code, err } = await order(overtaken, {}, '--yes');
    expect({ code, err }).toMatchObject({ code: 1, err: like(/changed while you read/) });
    expect(await world.incident('us-west-2')).toMatchObject({ phase: 'closed' });
  });
});

describe('written', () => {
  test('a new case runs for nobody yet, in the name of who ordered it', async () => {
    const world = await strongPlane();
    const { code, out } = await order(world, { types: 'y' }, '--no-follow');
    expect(code).toBe(0);
    expect(out).toContain('ordered: failover-us-west-2-1; a region takes it up within seconds');
    expect(out).toContain('meridian incidents us-west-2 --follow');
    const row = await world.incident('us-west-2');
    expect(row).toMatchObject({
      id: 'failover-us-west-2-1',
      phase: 'running',
      requester: 'anna',
      because: 'disk errors',
      breakGlass: false,
    });
    expect(row.lease).toBeUndefined();
  });

  test('an escalated case is taken up, and says so first', async () => {
    const world = await strongPlane();
    await world.put(incident({ phase: 'escalated', status: 'nobody can take world' }));
    const { out } = await order(world, {}, '--yes', '--no-follow', '--break-glass');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'case takes up failover-us-west-2-7, which is escalated: nobody can take world',
    );
    expect(await world.incident('us-west-2')).toMatchObject({
      id: 'failover-us-west-2-7',
      phase: 'running',
      requester: 'anna',
      breakGlass: true,
    });
  });

  test('a ramp ends where it stands', async () => {
    const world = await strongPlane();
    await world.put(incident({ id: 'restore-us-west-2-5', kind: 'restore', level: 0.25 }));
    const { out } = await order(world, {}, '--yes', '--no-follow');
    expect(out).toContain('ends restore-us-west-2-5 at 25 % of its traffic');
    expect(await world.incident('us-west-2')).toMatchObject({ kind: 'failover', level: 0.25 });
  });

  test('a drill has a row of its own', async () => {
    const world = await strongPlane();
    const { out } = await order(world, {}, '--yes', '--no-follow', '--drill');
    expect(out).toContain('drill of a failover of us-west-2');
    expect(out).toContain('no writer, weight, hold or DNS record moves');
    expect(await world.incident('us-west-2', true)).toMatchObject({ drill: true });
    await expect(world.incident('us-west-2')).rejects.toThrow('no incident');
  });
});

import type { Command } from '../../../bin/command';
import { holdCommand } from '../../../bin/commands/hold';
import { killSwitchCommand } from '../../../bin/commands/kill-switch';
import { releaseCommand } from '../../../bin/commands/release';
import { statusCommand } from '../../../bin/commands/status';
import { holdsOf, isKilled, placedHolds } from '../../../core/control/control';
import { closeAll } from '../../local/wire/desk';
import { like, runAs } from '../recorded-io';
import type { StrongPlane } from '../strong-plane';
import { nowMs, strongPlane } from '../strong-plane';

afterEach(closeAll);

const say = (world: StrongPlane, command: Command, word: string) =>
  runAs({ nowMs }, world.plane, command, word, '--by', 'anna', '--reason', 'disk errors');

/** Every voter serves what it was told, as it does a second later. */
function serve(world: StrongPlane, drains: string[], holds: { id: string; region: string }[]) {
  for (const [region, picture] of world.pictures) {
    const held = holds.map((hold) => ({ ...hold, by: 'anna', reason: 'r', atMs: nowMs }));
    world.pictures.set(region, { ...picture, drains, holds: held });
  }
}

test('a hold stands in the strong table too', async () => {
  const world = await strongPlane();
  serve(world, ['us-west-2'], []);
  const { code, err } = await say(world, holdCommand, 'us-west-2');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(holdsOf(await world.read())).toMatchObject([
    { region: 'us-west-2', by: 'anna', reason: 'disk errors', atMs: nowMs },
  ]);
});

test('without the strong table a hold is in force, and it says who carries it on', async () => {
  const world = await strongPlane();
  serve(world, ['us-west-2'], []);
  world.breakTable();
  const { code, out, err } = await say(world, holdCommand, 'us-west-2');
  expect(code).toBe(0);
  expect(out).toContain('in force: us-west-2 leaves the DNS answers');
  expect(err).toContain('not in the strong table yet: no member of the strong table can be read');
  expect(err).toContain('the regions carry it there');
});

test('a release reaches the table, also of holds that only the table knows', async () => {
  const world = await strongPlane();
  const hold = { region: 'us-west-2', by: 'anna', reason: 'r', atMs: nowMs };
  await world.put({ row: 'hold', id: 'in-table', ...hold });
  await world.put({ row: 'hold', id: 'other', ...hold, region: 'eu-west-1' });
  const confirmed = say(world, releaseCommand, 'us-west-2');
  expect(await confirmed).toMatchObject({ code: 0 });
  const control = await world.read();
  expect(holdsOf(control).map(({ id }) => id)).toEqual(['other']);
  expect(placedHolds(control)).toHaveLength(2);
});

test('a release of what nobody knows is refused', async () => {
  const world = await strongPlane();
  expect(await say(world, releaseCommand, 'us-west-2')).toMatchObject({
    code: 1,
    err: like(/nobody who answers knows a hold on us-west-2/),
  });
});

test('the kill switch is in the table, and the later word counts', async () => {
  const world = await strongPlane();
  await say(world, killSwitchCommand, 'on');
  expect(isKilled(await world.read())).toBe(true);
  const off = ['off', '--by', 'anna', '--reason', 'calm again'];
  await runAs({ nowMs: nowMs + 1_000 }, world.plane, killSwitchCommand, ...off);
  expect(isKilled(await world.read())).toBe(false);
});

test('status shows both paths, and the fast one alone when the table cannot be read', async () => {
  const world = await strongPlane();
  const whole = await runAs({ nowMs }, world.plane, statusCommand);
  expect(whole).toMatchObject({
    code: 0,
    out: like(/world +us-west-2 +role epoch 1 +may write for 52 s/),
  });
  world.breakTable();
  const half = await runAs({ nowMs }, world.plane, statusCommand);
  expect(half).toMatchObject({ code: 0, out: like(/UNKNOWN: who writes/) });
  expect(half.out).toContain('open (0 of 3)');
  const json = await runAs({ nowMs }, world.plane, statusCommand, '--json');
  expect(JSON.parse(json.out)).toHaveProperty('controlUnread');
});

test('a plane without a lease has no strong table, and status says so', async () => {
  const world = await strongPlane();
  const { strongTables } = await import('../../../bin/strong-tables');
  const control = strongTables(
    { environment: 'x', lease: undefined },
    () => never(),
    () => never(),
  );
  const { out } = await runAs({ nowMs }, { ...world.plane, control }, statusCommand);
  expect(out).toContain('the topology has no "lease", so this plane has no strong table');
});

const never = (): never => {
  throw new Error('nobody is asked');
};

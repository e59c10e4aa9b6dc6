import type { Beat } from '../../../core/data/beat';
import { controlViewOf } from '../../../core/topology/control-view';
import type { KeepPorts, KeepReport } from '../../../lambdas/data/keep/handler';
import { invocationSeconds, keep, keptIn } from '../../../lambdas/data/keep/handler';
import type { Held, Permitted } from '../../../lambdas/data/ports';
import { VirtualClock } from '../../../sim/virtual-clock';
import { editedTopology } from '../../support/edited-topology';

const view = controlViewOf(editedTopology('topology.json'));
const ledger = [{ cell: 'ledger', others: ['us-east-1', 'eu-west-1'] }];

test('a region keeps the copies that lie in it, whether it writes them or not', () => {
  expect(keptIn('us-west-2', view)).toEqual([
    { cell: 'world', others: ['us-east-1', 'eu-west-1'] },
  ]);
  expect(keptIn('eu-west-1', view).map(({ cell }) => cell)).toEqual(['world', 'eu']);
  expect(keptIn('xx-nowhere-1', view)).toEqual([]);
});

test('a beat is written each second until the time is up', async () => {
  const world = aWorld({ permitted: { roleEpoch: 1, writeUntilMs: Infinity } });
  await world.clock.runUntil((invocationSeconds + 2) * 1000);
  expect(await world.report).toEqual({ ended: 'time is up', beats: invocationSeconds });
});

test('every other copy is told of a beat at once, and one that cannot be told delays nobody', async () => {
  const world = aWorld({ unreachable: 'us-east-1' });
  await world.clock.runUntil(3_500);
  expect(world.heard.get('eu-west-1')).toEqual({ roleEpoch: 1, atMs: 3_000 });
  expect(world.heard.has('us-east-1')).toBe(false);
  expect(world.held['ledger']).toEqual({ roleEpoch: 1, atMs: 3_000, readAtMs: 3_000 });
});

test('where another region writes, the copy is looked up and nobody is told', async () => {
  const world = aWorld({ permitted: { roleEpoch: 4 }, copy: { roleEpoch: 4, atMs: 900 } });
  await world.clock.runUntil(2_500);
  expect(world.asked.at(-1)).toEqual({ roleEpoch: 4 });
  expect(world.held['ledger']).toEqual({ roleEpoch: 4, atMs: 900, readAtMs: 2_000 });
  expect(world.heard.size).toBe(0);
});

test('while nothing is known of who writes, no copy is touched', async () => {
  const world = aWorld({ permitted: 'nothing told' });
  await world.clock.runUntil(5_500);
  expect(world.asked).toEqual([]);
});

test('what services were told last holds while it cannot be read: the permit lapses by its own clock', async () => {
  const world = aWorld({ permitted: { roleEpoch: 1, writeUntilMs: 60_000 } });
  await world.clock.runUntil(1_500);
  world.configFails = true;
  await world.clock.runUntil(9_500);
  expect(world.asked.at(-1)).toEqual({ roleEpoch: 1, writeUntilMs: 60_000 });
});

test('a parameter store that never answers delays no beat', async () => {
  const world = aWorld();
  await world.clock.runUntil(1_500);
  world.configHangs = true;
  await world.clock.runUntil(9_500);
  expect(world.held['ledger']?.readAtMs).toBe(9_000);
});

test('a copy that cannot be looked at is looked at again; what was found last stays published', async () => {
  const world = aWorld({ copy: { roleEpoch: 1, atMs: 0 } });
  await world.clock.runUntil(1_500);
  const before = world.held;
  world.copyFails = true;
  await world.clock.runUntil(4_500);
  expect(world.held).toEqual(before);
  world.copyFails = false;
  await world.clock.runUntil(5_500);
  expect(world.held['ledger']?.readAtMs).toBe(5_000);
});

test('a successor ends it: two keepers would only cost twice', async () => {
  const world = aWorld();
  await world.clock.runUntil(2_500);
  world.generation = 2;
  await world.clock.runUntil(4_000);
  expect((await world.report).ended).toBe('superseded');
});

type Options = {
  readonly permitted?: Permitted | 'nothing told';
  /** What the copy holds where nothing is written. */
  readonly copy?: Beat;
  readonly unreachable?: string;
};

type World = {
  readonly clock: VirtualClock;
  readonly asked: Permitted[];
  readonly heard: Map<string, Beat>;
  held: Held;
  generation: number;
  configFails: boolean;
  configHangs: boolean;
  copyFails: boolean;
  report: Promise<KeepReport>;
};

function aWorld({
  permitted = { roleEpoch: 1, writeUntilMs: 1e9 },
  copy,
  unreachable,
}: Options = {}) {
  const clock = new VirtualClock();
  const world: World = {
    ...{ clock, asked: [], heard: new Map(), held: {}, generation: 1 },
    ...{ configFails: false, configHangs: false, copyFails: false },
    report: Promise.resolve({ ended: 'time is up', beats: 0 }),
  };
  world.report = keep(portsOf(world, permitted, copy, unreachable), ledger);
  return world;
}

function portsOf(
  world: World,
  permitted: NonNullable<Options['permitted']>,
  copy: Beat | undefined,
  unreachable: string | undefined,
): KeepPorts {
  const cells =
    permitted === 'nothing told' ? {} : { ledger: { writer: 'us-west-2', ...permitted } };
  const told = { region: 'us-west-2', cells, admission: 1, level: 1 };
  return {
    clock: world.clock,
    log: { info: () => undefined, warn: () => undefined },
    slot: {
      take: () => Promise.resolve(1),
      publish: (generation, held) => {
        if (generation < world.generation) return Promise.resolve('superseded');
        world.held = held;
        return Promise.resolve('kept');
      },
    },
    config: {
      read: () => {
        if (world.configHangs) return new Promise(() => undefined);
        if (world.configFails) return Promise.reject(new Error('no parameter store'));
        // An infinite moment is `null` in JSON; a far one does as well.
        return Promise.resolve(JSON.stringify(told).replace('null', '1e12'));
      },
    },
    keepCopy: (_cell, { roleEpoch, writeUntilMs }) => {
      if (world.copyFails) return Promise.reject(new Error('no database'));
      world.asked.push({ roleEpoch, ...(writeUntilMs === undefined ? {} : { writeUntilMs }) });
      if (writeUntilMs === undefined || copy !== undefined)
        return Promise.resolve({ newest: copy });
      const written = { roleEpoch, atMs: world.clock.now() };
      return Promise.resolve({ newest: written, written });
    },
    tellBeat: (region, _cell, beat) => {
      if (region === unreachable) return Promise.reject(new Error(`${region} is away`));
      world.heard.set(region, beat);
      return Promise.resolve();
    },
  };
}

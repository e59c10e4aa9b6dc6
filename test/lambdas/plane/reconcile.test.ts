import type { Fact } from '../../../core/control/fact';
import { without } from '../../../core/control/without';
import type { ControlRow, Draft } from '../../../core/control/rows';
import { regionConfigSchema } from '../../../core/writer/region-config';
import { invocationSeconds, reconcile, turnMs } from '../../../lambdas/plane/reconcile/handler';
import type { ReconcilePorts } from '../../../lambdas/plane/reconcile/handler';
import { VirtualClock } from '../../../sim/virtual-clock';
import { cell, incident, knowing, lost, region, view, well } from '../step-stage';

/** One region's reconciler at work; whatever a test breaks, it breaks in `ports`. */
function atWork(
  runner: string,
  rows: readonly Draft<ControlRow>[],
  broken: Partial<ReconcilePorts> = {},
) {
  const clock = new VirtualClock(1_000_000);
  const facts: Fact[] = [];
  const written: Draft<ControlRow>[] = [];
  const state = { generation: 0, config: undefined as string | undefined, started: 0 };
  const ports: ReconcilePorts = {
    clock,
    log: { info: () => undefined, warn: () => undefined },
    control: {
      read: () => Promise.resolve(knowing(...rows)),
      replace: (_, next) => {
        written.push(next);
        return Promise.resolve(true);
      },
      drawEpoch: () => Promise.resolve(9),
    },
    tell: (fact) => {
      facts.push(fact);
      return Promise.resolve();
    },
    words: {
      take: () => Promise.resolve((state.generation += 1)),
      read: () => Promise.resolve({ holds: [], releases: [], generation: state.generation }),
      write: () => Promise.resolve(),
    },
    readSight: () => Promise.resolve({ ...well, atMs: clock.now() }),
    config: {
      read: () => Promise.resolve(state.config),
      write: (text) => {
        state.config = text;
        return Promise.resolve();
      },
    },
    lookUp: () => Promise.resolve({}),
    liveWeights: {
      read: () => Promise.resolve({ weights: {}, generation: undefined }),
      replace: () => Promise.resolve('applied'),
    },
    startRun: () => {
      state.started += 1;
      return Promise.resolve();
    },
    finishTask: () => Promise.resolve(),
    ...broken,
  };
  const report = reconcile(ports, { view, runner });
  return { clock, facts, written, state, report };
}

const permitted = (ms: number) => cell({ permit: { open: true, validUntilMs: 1_000_000 + ms } });

test('takes a turn every five seconds until its time is up', async () => {
  const { clock, report } = atWork(region, []);
  await clock.runUntil(1_000_000 + invocationSeconds * 1000 + turnMs);
  expect(await report).toEqual({ ended: 'time is up', turns: invocationSeconds / 5 });
});

test('ends when a successor has taken its turn', async () => {
  const { clock, state, report } = atWork(region, []);
  await clock.runUntil(1_011_000);
  state.generation += 1;
  await clock.runUntil(1_020_000);
  expect(await report).toMatchObject({ ended: 'superseded', turns: 3 });
});

test('each part of a turn fails by itself: the permit is renewed whatever else refuses', async () => {
  const refuse = () => Promise.reject(new Error('refused'));
  const { clock, written } = atWork(region, [permitted(20_000)], {
    config: { read: refuse, write: refuse },
    words: { take: () => Promise.resolve(1), read: refuse, write: refuse },
    readSight: refuse,
    lookUp: refuse,
    tell: refuse,
  });
  await clock.runUntil(1_004_000);
  expect(written).toContainEqual(
    expect.objectContaining({ cell: 'world', permit: { open: true, validUntilMs: 1_060_000 } }),
  );
});

test('tells services who writes and until when, and not what has not changed', async () => {
  const { clock, state } = atWork(region, [permitted(60_000)]);
  await clock.runUntil(1_001_000);
  const told = regionConfigSchema.parse(JSON.parse(state.config ?? '{}'));
  expect(told.cells).toEqual({
    world: { writer: region, roleEpoch: 3, writeUntilMs: 1_060_000 },
  });
});

test('a run that was asked for is told, leased and started', async () => {
  const idle = without(incident({ requester: 'ana' }), 'lease');
  const { clock, facts, written, state } = atWork('us-east-1', [idle]);
  await clock.runUntil(1_004_000);
  expect(facts.map(({ kind }) => kind)).toContain('LeaseTaken');
  expect(written).toContainEqual(expect.objectContaining({ row: 'incident', epoch: 9 }));
  expect(state.started).toBe(1);
});

test('a lease that another region takes first starts no run here', async () => {
  const { clock, state } = atWork('us-east-1', [permitted(60_000)], {
    readSight: () => Promise.resolve({ ...lost, pictures: lost.pictures }),
    control: {
      read: () => Promise.resolve(knowing(permitted(60_000))),
      replace: () => Promise.resolve(false),
      drawEpoch: () => Promise.resolve(9),
    },
  });
  await clock.runUntil(1_020_000);
  expect(state.started).toBe(0);
});

test('without the table: the writer’s region pages when its permit has lapsed, though it is new', async () => {
  const away = () => Promise.reject(new Error('away'));
  const told = { writer: region, roleEpoch: 3, writeUntilMs: 999_000 };
  const text = JSON.stringify({ region, cells: { world: told }, admission: 1, level: 1 });
  const { clock, facts } = atWork(region, [], {
    control: { read: away, replace: away, drawEpoch: away },
    config: { read: () => Promise.resolve(text), write: () => Promise.resolve() },
  });
  await clock.runUntil(1_030_000);
  expect(facts).toMatchObject([{ kind: 'OperatorPaged', severity: 'critical' }]);
});

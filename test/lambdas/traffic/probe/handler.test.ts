import type { Observation } from '../../../../core/health/verdict';
import type { Change } from '../../../../core/voting/change';
import type { ObserverRecord } from '../../../../core/voting/records';
import type { ProbePorts, ProbeReport } from '../../../../lambdas/traffic/probe/handler';
import { invocationSeconds, watchRegions } from '../../../../lambdas/traffic/probe/handler';
import { VirtualClock } from '../../../../sim/virtual-clock';
import { bad, good, opinion, picture, record, view, vote } from '../../../support/plane';

describe('the watch', () => {
  test('ticks every interval and ends when its time is up', async () => {
    const world = aWorld();
    await world.clock.runUntil(invocationSeconds * 1000 + 5_000);
    expect(await world.report).toEqual({ ended: 'time is up', ticks: 85 });
  });

  test('keeps its beat although every failing probe takes the whole interval', async () => {
    const world = aWorld({ probeMs: 2_000, seen: () => bad });
    await world.clock.runUntil(20_000);
    expect(world.startedProbesAtMs.slice(0, 4)).toEqual([400, 2_400, 4_400, 6_400]);
  });

  test('publishes a vote within interval x threshold + timeout of the fault', async () => {
    const faultAtMs = 5_001;
    const world = aWorld({
      probeMs: 2_000,
      seen: (region, nowMs) => (region === 'us-west-2' && nowMs >= faultAtMs ? bad : good),
    });
    await world.clock.runUntil(faultAtMs + 8_000);
    expect(world.stored.opinions['us-west-2']?.vote).toBeDefined();
  });

  test('ends without publishing when a successor has taken the slot', async () => {
    const world = aWorld();
    await world.clock.runUntil(3_000);
    world.takenOver = true;
    await world.clock.runUntil(9_000);
    expect((await world.report).ended).toBe('superseded');
    expect(world.stored.beatAtMs).toBeLessThan(4_000);
  });

  test('takes the slot as soon as the table lets it, and fails only after many tries', async () => {
    const world = aWorld({ slotFailures: 3 });
    await world.clock.runUntil(6_000);
    expect(world.stored.beatAtMs).toBe(0);
    await world.clock.runUntil(7_000);
    expect(world.stored.beatAtMs).toBe(6_420);
    const doomed = aWorld({ slotFailures: 100 });
    const failed = expect(doomed.report).rejects.toThrow('table is away');
    await doomed.clock.runUntil(60_000);
    await failed;
  });

  test('carries the counts of its predecessor on, so that a handover costs no detection time', async () => {
    const stored = record('us-east-1', { 'us-west-2': opinion('suspect', { failures: 2 }) });
    const world = aWorld({ stored, seen: (region) => (region === 'us-west-2' ? bad : good) });
    await world.clock.runUntil(1_900);
    expect(world.stored.opinions['us-west-2']?.verdict).toBe('failed');
  });

  test('counts nothing across a stand-still: two failures before it and one after it are no three', async () => {
    const frozen = { fromMs: 2_900, untilMs: 60_000 };
    const world = aWorld({ frozen, seen: (region) => (region === 'us-west-2' ? bad : good) });
    await world.clock.runUntil(2_800);
    expect(world.stored.opinions['us-west-2']?.failures).toBe(2);
    await world.clock.runUntil(63_000);
    expect(world.stored.opinions['us-west-2']?.verdict).toBe('suspect');
    await world.clock.runUntil(68_000);
    expect(world.stored.opinions['us-west-2']?.vote).toBeDefined();
  });

  test('goes on when the table refuses, and publishes all it knows when it answers again', async () => {
    const world = aWorld({ seen: (region) => (region === 'us-west-2' ? bad : good) });
    world.tableDown = true;
    await world.clock.runUntil(9_000);
    expect(world.stored.opinions).toEqual({});
    world.tableDown = false;
    await world.clock.runUntil(11_000);
    expect(world.stored.opinions['us-west-2']?.vote).toBeDefined();
  });

  test('keeps voting while the bus refuses, and tells everything once it takes events again', async () => {
    const world = aWorld({ seen: (region) => (region === 'us-west-2' ? bad : good) });
    world.busDown = true;
    await world.clock.runUntil(9_000);
    expect(world.stored.opinions['us-west-2']?.vote).toBeDefined();
    expect(world.told).toEqual([]);
    world.busDown = false;
    await world.clock.runUntil(13_000);
    expect(world.told.map(({ kind }) => kind)).toEqual([
      'VerdictChanged',
      'VerdictChanged',
      'VoteCast',
    ]);
  });

  test('a bus that never answers delays no tick', async () => {
    const world = aWorld({
      seen: (region) => (region === 'us-west-2' ? bad : good),
      announce: () => new Promise(() => undefined),
    });
    await world.clock.runUntil(20_500);
    expect(world.startedProbesAtMs).toHaveLength(11);
  });

  test('asks for pictures and canaries at first, and then while something is out of order', async () => {
    const world = aWorld({
      seen: (region, nowMs) => (region === 'us-west-2' && nowMs >= 4_000 ? bad : good),
    });
    await world.clock.runUntil(6_300);
    expect(world.picturesAsked).toBe(4);
    await world.clock.runUntil(8_300);
    expect(world.picturesAsked).toBe(8);
  });

  test('an isolated observer abstains, and calls nobody failed', async () => {
    const world = aWorld({ seen: () => bad });
    await world.clock.runUntil(20_000);
    const verdicts = Object.values(world.stored.opinions).map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['healthy']));
    expect(world.told.map(({ kind }) => kind)).toEqual(['ObserverIsolated']);
  });

  test('the kill switch of its own rows stops a new vote, not a standing one', async () => {
    const stored = record('us-east-1', { 'eu-west-1': opinion('failed', { vote }) });
    const world = aWorld({
      stored,
      killed: true,
      seen: (region) => (['eu-west-1', 'us-west-2'].includes(region) ? bad : good),
    });
    await world.clock.runUntil(20_000);
    expect(world.stored.opinions['us-west-2']?.withheld?.rule).toBe('kill-switch');
    expect(world.stored.opinions['eu-west-1']?.vote).toEqual(vote);
  });

  test('hands five ticks at a time to the metrics', async () => {
    const world = aWorld();
    await world.clock.runUntil(19_900);
    expect(world.metered).toEqual([5, 5]);
  });
});

// Helpers

type Given = {
  seen?: (region: string, nowMs: number) => Observation;
  probeMs?: number;
  stored?: ObserverRecord;
  killed?: boolean;
  announce?: ProbePorts['announce'];
  slotFailures?: number;
  /** Whatever would go on in between goes on at its end. */
  frozen?: { readonly fromMs: number; readonly untilMs: number };
};

/** A small true world around one watch: a slot that knows its owner, a bus, and a virtual clock. */
function aWorld(given: Given = {}) {
  const { seen = () => good, probeMs = 20, stored, killed = false, announce } = given;
  let slotFailures = given.slotFailures ?? 0;
  const clock = new VirtualClock();
  const world = {
    clock,
    stored: stored ?? record('us-east-1'),
    takenOver: false,
    tableDown: false,
    busDown: false,
    told: [] as Change[],
    metered: [] as number[],
    picturesAsked: 0,
    startedProbesAtMs: [] as number[],
    report: Promise.resolve<ProbeReport>({ ended: 'time is up', ticks: 0 }),
  };
  const sleep = async (ms: number): Promise<void> => {
    await clock.sleep(ms);
    const { fromMs, untilMs } = given.frozen ?? { fromMs: Infinity, untilMs: Infinity };
    if (clock.now() >= fromMs && clock.now() < untilMs) await clock.sleep(untilMs - clock.now());
  };
  const ports: ProbePorts = {
    clock: { now: clock.now, sleep },
    log: { info: () => undefined, warn: () => undefined },
    slot: {
      take: () =>
        slotFailures-- > 0
          ? Promise.reject(new Error('table is away'))
          : Promise.resolve(world.stored),
      publish: (next) => {
        if (world.tableDown) return Promise.reject(new Error('table is away'));
        if (world.takenOver) return Promise.resolve('superseded');
        world.stored = next;
        return Promise.resolve('kept');
      },
    },
    probeRegion: async (region) => {
      if (region === 'us-west-2') world.startedProbesAtMs.push(clock.now());
      const observation = seen(region, clock.now());
      await sleep(observation.ok ? 20 : probeMs);
      return observation;
    },
    askCanaries: () => Promise.resolve([true, true]),
    readPicture: (observer) => {
      world.picturesAsked += 1;
      return Promise.resolve(picture(observer, []));
    },
    readRows: () =>
      Promise.resolve({ holds: [], killSwitch: { on: killed, by: 'ops', reason: 'x', atMs: 0 } }),
    announce:
      announce ??
      ((changes) => {
        if (world.busDown) return Promise.reject(new Error('bus is away'));
        world.told.push(...changes);
        return Promise.resolve();
      }),
    meter: (ticks) => {
      world.metered.push(ticks.length);
    },
  };
  world.report = watchRegions(ports, view, 'us-east-1');
  return world;
}

import { planTopology } from '../../../core/plan/plan';
import { route53 } from '../../../core/route53/figures';
import type { Contestant, Fault } from '../../../sim/baselines/contestant';
import { contestants } from '../../../sim/baselines/contestants';
import {
  cronAsWritten,
  cronInThere,
  cronWithThreshold,
  documentAsWhole,
} from '../../../sim/baselines/document';
import { fastChecks } from '../../../sim/baselines/leaf-checks';
import { measured } from '../../../sim/baselines/measured';
import { meridian } from '../../../sim/baselines/meridian';
import { minuteScheduler } from '../../../sim/baselines/minute-scheduler';
import { calmTrial, faultTrial } from '../../../sim/baselines/trial';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const { trafficHard } = planTopology(topology, { today: '2026-11-22' }).budgets;
const region = 'us-west-2';

const { aliasTtlSeconds: ttl, propagationSeconds, aggregationSeconds } = route53;
const timeout = topology.entry.clientTimeoutSeconds;

/** Five regions in turn, one of which takes all of its time-out and the others at most 0.22 s. */
const others = 4 * 0.22;

test('everybody has a name of its own and says what is assumed', () => {
  expect(new Set(contestants.map(({ name }) => name)).size).toBe(contestants.length);
  for (const { assumptions } of contestants) expect(assumptions.length).toBeGreaterThan(1);
});

describe('the same trial is the same story', () => {
  test.each(contestants)('$name', async (contestant) => {
    const trial = faultTrial(topology, { region, kind: 'gray' }, 3);
    expect(await contestant.play(trial)).toEqual(await contestant.play(trial));
  });
});

describe('a lost region is left within what the parts allow, whatever the seed', () => {
  test.each<{ who: Contestant; seeds: number; from: number; to: number }>([
    { who: meridian, seeds: 5, from: 10, to: trafficHard.boundSeconds },
    {
      // At best the run that meets the fault asks it next; at worst it has just been asked.
      who: cronAsWritten,
      seeds: 60,
      from: 30 + ttl + timeout,
      to: 60 + others + 30 + propagationSeconds + ttl + timeout,
    },
    {
      who: cronWithThreshold,
      seeds: 60,
      from: 2 * 60 + 30 + ttl + timeout,
      to: 3 * 60 + others + 30 + propagationSeconds + ttl + timeout,
    },
    {
      // The fourteenth of sixteen checkers has missed its third answer.
      who: fastChecks,
      seeds: 20,
      from: 2 * (10 + 4) + 4 + aggregationSeconds.from + ttl + timeout,
      to: 3 * (10 + 4) + 1 + aggregationSeconds.to + ttl + timeout,
    },
    {
      // Its starts lie from next to nothing to 120 s apart.
      who: minuteScheduler,
      seeds: 60,
      from: 2 * 60 - 60 + 2 + ttl + timeout,
      to: 4 * 60 + 2 + propagationSeconds + ttl + timeout,
    },
  ])('$who.name', async ({ who, seeds, from, to }) => {
    for (const rtoSeconds of await recoveries(who, 'lost', seeds)) {
      expect(rtoSeconds).toBeGreaterThanOrEqual(from);
      expect(rtoSeconds).toBeLessThanOrEqual(to);
    }
  });

  test('a monitor that is lost with its region never acts, and with a gray one it does', async () => {
    expect(await recoveries(cronInThere, 'lost', 3)).toEqual([Infinity, Infinity, Infinity]);
    expect(await recoveries(cronInThere, 'gray', 10)).toEqual(
      await recoveries(cronAsWritten, 'gray', 10),
    );
  });

  test('the whole document is never slower than its checks can be', async () => {
    const slowest = 3 * (30 + 4) + 1 + aggregationSeconds.to + ttl + timeout;
    const whole = await recoveries(documentAsWhole, 'lost', 20);
    expect(Math.max(...whole)).toBeLessThanOrEqual(slowest);
  });
});

test('of the same trial Meridian loses least', async () => {
  const lost = await Promise.all(
    contestants.map(async (one) => {
      const { served } = await measured(one, faultTrial(topology, { region, kind: 'lost' }, 11));
      return served?.errorSeconds ?? Infinity;
    }),
  );
  expect(Math.min(...lost)).toBe(lost[contestants.indexOf(meridian)]);
  expect(lost.toSorted((a, b) => a - b)[1]).toBeGreaterThan(2 * Math.min(...lost));
});

describe('in calm, with one connection in twenty lost', () => {
  const calm = (hours: number) => calmTrial(topology, { hours, connectionLossPercent: 5 }, 5);

  test('whoever believes a single failure drains regions that are well, several an hour', async () => {
    // 60 runs an hour ask 5 regions: 15 are expected.
    const { falseDrains } = await measured(cronAsWritten, calm(20));
    expect(falseDrains / 20).toBeGreaterThan(10);
    expect(falseDrains / 20).toBeLessThan(20);
  });

  test('three failures in a row are rare, and brought back the region is drained anew', async () => {
    const rare = (await measured(cronWithThreshold, calm(200))).falseDrains;
    expect(rare).toBeGreaterThan(0);
    expect(rare).toBeLessThan(30);
  });

  test.each([meridian, fastChecks])('$name drains nobody', async (contestant) => {
    expect(await measured(contestant, calm(0.1))).toEqual({ served: undefined, falseDrains: 0 });
  });
});

test('a drain is false where the region was well, or not ill yet', async () => {
  const trial = faultTrial(topology, { region, kind: 'lost' }, 1);
  const atMs = trial.fault?.atMs ?? 0;
  const draining: Contestant = {
    name: 'somebody',
    assumptions: [],
    play: () =>
      Promise.resolve({
        users: [],
        ttlSeconds: 5,
        drains: [
          { region, atMs: atMs - 1 },
          { region, atMs },
          { region: 'eu-west-1', atMs },
        ],
      }),
  };
  expect((await measured(draining, trial)).falseDrains).toBe(2);
});

// Helpers

/** From the fault until the last client is served elsewhere, seconds, seed by seed. */
async function recoveries(
  contestant: Contestant,
  kind: Fault['kind'],
  seeds: number,
): Promise<number[]> {
  const all: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const trial = faultTrial(topology, { region, kind }, seed);
    all.push((await measured(contestant, trial)).served?.rtoSeconds ?? Infinity);
  }
  return all;
}

import * as fc from 'fast-check';
import type { ObserverRecord } from '../../../../core/voting/records';
import type { ProbePorts } from '../../../../lambdas/traffic/probe/handler';
import { watchRegions } from '../../../../lambdas/traffic/probe/handler';
import { VirtualClock } from '../../../../sim/virtual-clock';
import { bad, good, record, view } from '../../../support/plane';

const observer = 'us-east-1';
const lost = 'us-west-2';
const intervalMs = view.probing.intervalSeconds * 1000;
const timeoutMs = 2_000;

/** A region whose table knows the slot's owner, and watches that follow one another at it. */
async function votedAtMs(startsMs: readonly number[], faultMs: number): Promise<number> {
  const clock = new VirtualClock();
  let stored: ObserverRecord = record(observer);
  let votedMs: number | undefined;
  const ports: ProbePorts = {
    clock,
    log: { info: () => undefined, warn: () => undefined },
    slot: {
      take: () => {
        stored = { ...stored, generation: stored.generation + 1 };
        return Promise.resolve(stored);
      },
      publish: (next) => {
        if (next.generation !== stored.generation) return Promise.resolve('superseded');
        stored = next;
        if (next.opinions[lost]?.vote !== undefined) votedMs ??= clock.now();
        return Promise.resolve('kept');
      },
    },
    probeRegion: async (region) => {
      const fails = region === lost && clock.now() >= faultMs;
      await clock.sleep(fails ? timeoutMs : 20);
      return fails ? bad : good;
    },
    askCanaries: () => Promise.resolve([true]),
    readPicture: () => Promise.resolve(undefined),
    readRows: () => Promise.resolve({ holds: [] }),
    announce: () => Promise.resolve(),
    meter: () => undefined,
  };
  for (const startMs of startsMs) {
    await clock.runUntil(startMs);
    void watchRegions(ports, view, observer);
  }
  await clock.runUntil(faultMs + 30_000);
  if (votedMs === undefined) throw new Error('nobody voted');
  return votedMs;
}

test('a vote comes at the same moment, whenever a successor starts', async () => {
  const handover = fc.integer({ min: 20_000, max: 34_000 });
  await fc.assert(
    fc.asyncProperty(handover, async (startMs) => {
      const faultMs = 24_000;
      const alone = await votedAtMs([0], faultMs);
      expect(alone - faultMs).toBeLessThanOrEqual(intervalMs * view.probing.threshold + timeoutMs);
      expect(await votedAtMs([0, startMs], faultMs)).toBe(alone);
    }),
  );
});

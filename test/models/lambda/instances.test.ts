import * as fc from 'fast-check';
import type { Acquired } from '../../../models/lambda/instances';
import { IDLE_LIFETIME_MS, Instances } from '../../../models/lambda/instances';

const limits = { name: 'probe', reservedConcurrency: 2, timeoutMs: 1_000 };
const make = (more: Partial<typeof limits> = {}) =>
  new Instances({ ...limits, ...more }, () => 0.5);

function taken(answer: Acquired | 'throttled'): Acquired {
  if (answer === 'throttled') throw new Error('throttled');
  return answer;
}

describe('the instances of a function', () => {
  test('start cold, and the time-out counts from the handler', () => {
    expect(make().acquire(100)).toEqual({
      instanceId: 'probe#1',
      cold: true,
      readyInMs: 375,
      deadlineMs: 1_475,
    });
  });

  test('serve again while warm, the one used last first', () => {
    const instances = make();
    const [a, b] = [taken(instances.acquire(0)), taken(instances.acquire(0))];
    instances.release(a.instanceId, 10);
    instances.release(b.instanceId, 20);
    expect(instances.acquire(30)).toEqual({
      instanceId: b.instanceId,
      cold: false,
      readyInMs: 0,
      deadlineMs: 1_030,
    });
  });

  test('throttle beyond the reserved concurrency, until one is free', () => {
    const instances = make();
    const first = taken(instances.acquire(0));
    instances.acquire(0);
    expect(instances.acquire(0)).toBe('throttled');
    instances.release(first.instanceId, 1);
    expect(instances.acquire(1)).not.toBe('throttled');
    expect(make({ reservedConcurrency: 0 }).acquire(0)).toBe('throttled');
  });

  test('are gone once idle for long, discarded or replaced by a new version', () => {
    const instances = make();
    const use = (nowMs: number) => {
      const one = taken(instances.acquire(nowMs));
      return one;
    };
    instances.release(use(0).instanceId, 0);
    expect(use(IDLE_LIFETIME_MS).cold).toBe(true);
    const second = use(IDLE_LIFETIME_MS);
    instances.discard(second.instanceId);
    const third = use(IDLE_LIFETIME_MS);
    expect(third.cold).toBe(true);
    instances.release(third.instanceId, IDLE_LIFETIME_MS);
    instances.discardIdle();
    expect(use(IDLE_LIFETIME_MS).cold).toBe(true);
  });

  test('are overdue at their deadline, not before', () => {
    const instances = make();
    const { instanceId, deadlineMs } = taken(instances.acquire(0));
    expect(instances.overdue(deadlineMs - 1)).toEqual([]);
    expect(instances.overdue(deadlineMs)).toEqual([instanceId]);
    instances.discard(instanceId);
    expect(instances.overdue(deadlineMs)).toEqual([]);
  });

  test('cannot be released or discarded twice', () => {
    const instances = make();
    const { instanceId } = taken(instances.acquire(0));
    instances.release(instanceId, 0);
    expect(() => {
      instances.release(instanceId, 0);
    }).toThrow('instance probe#1 is not busy');
    expect(() => {
      instances.discard('unknown');
    }).toThrow('instance unknown is not busy');
  });

  test('refuse limits Lambda does not have', () => {
    expect(() => make({ timeoutMs: 900_001 })).toThrow('timeoutMs is 1 to 900000, got 900001');
    expect(() => make({ timeoutMs: 0 })).toThrow('timeoutMs');
    expect(() => make({ reservedConcurrency: -1 })).toThrow('whole number from 0, got -1');
  });

  test('never work on two requests at once, nor on more than the reserved number', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('acquire', 'release', 'discard'), fc.nat(3)));
    fc.assert(
      fc.property(steps, (all) => {
        const instances = make();
        const busy: string[] = [];
        all.forEach(([act, index], nowMs) => {
          const [one] = busy.splice(index, act === 'acquire' ? 0 : 1);
          if (act === 'release' && one !== undefined) instances.release(one, nowMs);
          if (act === 'discard' && one !== undefined) instances.discard(one);
          const answer = act === 'acquire' ? instances.acquire(nowMs) : 'throttled';
          if (answer !== 'throttled') busy.push(answer.instanceId);
          expect(new Set(busy).size).toBe(busy.length);
          expect(busy.length).toBeLessThanOrEqual(limits.reservedConcurrency);
          expect(instances.busyCount).toBe(busy.length);
        });
      }),
    );
  });
});

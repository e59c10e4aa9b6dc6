import type { BusEvent } from '../../../models/event-bus/event';
import type { BusOptions } from '../../../models/event-bus/event-bus';
import { DELIVERY_MAX_MS, EventBus, REMEMBERED_EVENTS } from '../../../models/event-bus/event-bus';
import type { Target } from '../../../models/event-bus/rule';
import { DEFAULT_EVENT_AGE_MS, makeRule } from '../../../models/event-bus/rule';

const everything = { source: [{ prefix: '' }] };

function makeBus(region = 'us-east-1', more: Partial<BusOptions> = {}) {
  let ids = 0;
  return new EventBus({
    name: 'meridian',
    region,
    account: '111122223333',
    chance: () => 0.5,
    newId: () => `${region}-${(ids += 1)}`,
    ...more,
  });
}

const entry = (Source = 'app') => ({ Source, DetailType: 'T', Detail: '{"n":1}' });

/** A target that notes what it got, and fails as often as told. */
function target(more: Partial<Target> = {}, failures = 0) {
  const got: [BusEvent, number][] = [];
  let left = failures;
  const deliver: Target['deliver'] = (event, nowMs) => {
    got.push([event, nowMs]);
    left -= 1;
    return left >= 0 ? 'failed' : 'taken';
  };
  return { got, target: { id: 'target', deliver, ...more } };
}

/** Advances from one due time to the next until nothing waits. */
function drain(...buses: EventBus[]): number {
  let nowMs = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const due = buses.map((bus) => bus.nextDueMs() ?? Infinity);
    if (Math.min(...due) === Infinity) return nowMs;
    nowMs = Math.max(nowMs, Math.min(...due));
    for (const bus of buses) bus.advance(nowMs);
  }
  throw new Error('the buses never come to rest');
}

describe('a bus', () => {
  test('delivers an event, with all its fields, to the targets of the rules it matches', () => {
    const bus = makeBus();
    const [matching, other] = [target(), target()];
    bus.putRule(makeRule('matching', { detail: { n: [1] } }, [matching.target]));
    bus.putRule(makeRule('other', { detail: { n: [2] } }, [other.target]));
    expect(bus.put({ ...entry(), Resources: ['arn:r'] }, 1_000)).toEqual({
      EventId: 'us-east-1-1',
    });
    drain(bus);
    expect(other.got).toEqual([]);
    expect(matching.got.map(([event]) => event)).toEqual([
      {
        version: '0',
        id: 'us-east-1-1',
        'detail-type': 'T',
        source: 'app',
        account: '111122223333',
        time: '1970-01-01T00:00:01Z',
        region: 'us-east-1',
        resources: ['arn:r'],
        detail: { n: 1 },
      },
    ]);
  });

  test('delivers after a delay, not at once', () => {
    const bus = makeBus();
    const { got, target: to } = target();
    bus.putRule(makeRule('all', everything, [to]));
    bus.put(entry(), 0);
    bus.advance((bus.nextDueMs() ?? 0) - 1);
    expect(got).toEqual([]);
    bus.advance(DELIVERY_MAX_MS);
    expect(got).toHaveLength(1);
  });

  test('takes a time of its own from the entry', () => {
    const bus = makeBus();
    bus.put({ ...entry(), Time: 60 }, 0);
    expect(bus.recent()[0]?.time).toBe('1970-01-01T00:01:00Z');
  });

  test('may deliver twice: at least once is all it promises', () => {
    const bus = makeBus('us-east-1', { duplicateShare: 1 });
    const { got, target: to } = target();
    bus.putRule(makeRule('all', everything, [to]));
    bus.put(entry(), 0);
    drain(bus);
    expect(got.map(([{ id }]) => id)).toEqual(['us-east-1-1', 'us-east-1-1']);
  });

  test('tries again with growing pauses until the target takes the event', () => {
    const bus = makeBus();
    const { got, target: to } = target({}, 3);
    bus.putRule(makeRule('all', everything, [to]));
    bus.put(entry(), 0);
    drain(bus);
    const times = got.map(([, nowMs]) => nowMs);
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([
      1000, 2000, 4000,
    ]);
  });

  test('gives an event up after its attempts, to the dead letters', () => {
    const bus = makeBus();
    const dead: string[] = [];
    const deadLetter = ({ id }: BusEvent) => dead.push(id);
    const { got, target: to } = target({ maximumRetryAttempts: 2, deadLetter }, 99);
    bus.putRule(makeRule('all', everything, [to]));
    bus.put(entry(), 0);
    drain(bus);
    expect(got).toHaveLength(3);
    expect(dead).toEqual(['us-east-1-1']);
  });

  test('gives an event up at its age, a day if nothing else is said', () => {
    const bus = makeBus();
    const dead: number[] = [];
    const { target: to } = target({ deadLetter: (_, nowMs) => dead.push(nowMs) }, 9999);
    bus.putRule(makeRule('all', everything, [to]));
    bus.put(entry(), 0);
    drain(bus);
    expect(dead).toHaveLength(1);
    expect(dead[0]).toBeLessThanOrEqual(DEFAULT_EVENT_AGE_MS);
    expect(dead[0]).toBeGreaterThan(0.98 * DEFAULT_EVENT_AGE_MS);
  });

  test('forwards to another bus once, and keeps where an event came from', () => {
    const [east, west, eu] = [makeBus('us-east-1'), makeBus('us-west-2'), makeBus('eu-west-1')];
    const to = (bus: EventBus): Target => ({
      id: bus === west ? 'west' : 'other',
      isBus: true,
      deliver: (event, nowMs) => {
        bus.receive(event, nowMs);
        return 'taken';
      },
    });
    const last = target();
    east.putRule(makeRule('forward', everything, [to(west)]));
    west.putRule(makeRule('forward', everything, [to(eu), last.target]));
    eu.putRule(makeRule('forward', everything, [to(east)]));
    east.put(entry(), 0);
    drain(east, west, eu);
    expect(last.got.map(([event]) => event.region)).toEqual(['us-east-1']);
    expect([east, west, eu].map((bus) => bus.recent().length)).toEqual([1, 1, 0]);
  });

  test('remembers the newest events only, and tells its subscribers', () => {
    const bus = makeBus();
    const heard: string[] = [];
    const stop = bus.subscribe(({ id }) => heard.push(id));
    bus.put(entry(), 0);
    stop();
    for (let index = 0; index < REMEMBERED_EVENTS; index += 1) bus.put(entry(), 0);
    expect(heard).toEqual(['us-east-1-1']);
    expect(bus.recent()).toHaveLength(REMEMBERED_EVENTS);
    expect(bus.recent()[0]?.id).toBe('us-east-1-2');
  });

  test('gives each target a copy of its own', () => {
    const bus = makeBus();
    const spoiling: Target = {
      id: 'spoiling',
      deliver: (event) => {
        Object.assign(event.detail, { n: 'spoiled' });
        return 'taken';
      },
    };
    const { got, target: to } = target();
    bus.putRule(makeRule('all', everything, [spoiling, to]));
    bus.put(entry(), 0);
    drain(bus);
    expect(got[0]?.[0].detail).toEqual({ n: 1 });
  });
});

test('a rule has at most five targets, of different ids', () => {
  const { target: to } = target();
  const six = Array.from({ length: 6 }, (_, index) => ({ ...to, id: String(index) }));
  expect(() => makeRule('r', everything, six)).toThrow('rule r has 6 targets, at most 5');
  expect(() => makeRule('r', everything, [to, to])).toThrow('two targets of one id');
});

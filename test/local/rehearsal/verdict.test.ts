import type { Attempt } from '../../../local/clients/attempt';
import type { Expectations } from '../../../local/rehearsal/scenario';
import type { Performance } from '../../../local/rehearsal/verdict';
import { judge, measure } from '../../../local/rehearsal/verdict';
import type { WorldEvent } from '../../../local/world/world-event';

describe('an expectation holds or it does not', () => {
  test.each<[string, Expectations, Partial<Performance>, boolean]>([
    ['recovery within the bound', { rto: 'trafficHard' }, { attempts: fails(1, 30) }, true],
    ['recovery beyond it', { rto: 'trafficHard' }, { attempts: fails(1, 40) }, false],
    ['a client that never recovers', { rto: 'trafficHard' }, { attempts: fails(1) }, false],
    ['the gate that should close', { gateCloses: { r: 1 } }, { events: [out('r', 15)] }, true],
    [
      'a gate that closes twice',
      { gateCloses: { r: 1 } },
      { events: [out('r', 1), out('r', 9)] },
      false,
    ],
    [
      'another gate closing too',
      { gateCloses: { r: 1 } },
      { events: [out('r', 1), out('s', 9)] },
      false,
    ],
    ['no gate closing', { gateCloses: {} }, {}, true],
    ['a drain of a sick region', { falseDrains: 0 }, { events: [out('r', 5)] }, true],
    ['a drain of a healthy one', { falseDrains: 0 }, { events: [out('s', 5)] }, false],
    ['failures at the sick region', { failedOnHealthyRegion: 0 }, { attempts: fails(1, 2) }, true],
    ['failures elsewhere', { failedOnHealthyRegion: 0 }, { attempts: fails(1, 2, 's') }, false],
    [
      'failures without any answer from DNS',
      { failedOnHealthyRegion: 0 },
      { attempts: lost() },
      false,
    ],
    ['the other pool untouched', { otherPoolsUntouched: true }, { attempts: fails(1, 2) }, true],
    [
      'the other pool hit',
      { otherPoolsUntouched: true },
      { attempts: fails(1, 2, 'r', 'eu') },
      false,
    ],
    ['a cached answer after the drain', { neverNamedAfterDrain: true }, named(14), true],
    ['a fresh answer after the drain', { neverNamedAfterDrain: true }, named(16), false],
    ['a vote withheld', { withheld: 'two-at-once' }, { events: [withheld('two-at-once')] }, true],
    [
      'a vote withheld for another reason',
      { withheld: 'two-at-once' },
      { events: [withheld('isolated')] },
      false,
    ],
    ['nobody failing', { failedRequests: 0 }, {}, true],
    ['somebody failing', { failedRequests: 0 }, { attempts: fails(1, 2) }, false],
    ['an observer that abstains', { abstains: 'o' }, { events: [abstains('o')] }, true],
    ['one that does not', { abstains: 'o' }, { events: [abstains('p')] }, false],
  ])('%s', (_, expected, seen, met) => {
    const judged = judge(performance(seen), expected);
    expect(judged.every((one) => one.met)).toBe(met);
    expect(judged.length).toBeGreaterThan(0);
  });
});

test.each([
  ['just published', { o: 55_000 }, true],
  ['has been silent for longer than ten seconds', { o: 49_000 }, false],
  ['never published', { o: undefined }, false],
  ['was lost and came back', { r: undefined }, true],
])('an observer that %s', (_, beats, met) => {
  expect(judge(performance({ beats }), {}).every((one) => one.met)).toBe(met);
});

test('what happened before the fault is nobody’s failure', () => {
  const early = [{ ...out('s', 0), atMs: -5_000 }];
  expect(measure(performance({ events: early })).falseDrains).toBe(0);
});

// Helpers

/** A performance in which region r is sick from 0 s on and pool `world` was hit. */
function performance(seen: Partial<Performance>): Performance {
  return {
    faultMs: 0,
    endMs: 60_000,
    attempts: [],
    events: [],
    wasSick: (region) => region === 'r',
    beats: { o: 59_000 },
    control: undefined,
    poolsHit: new Set(['world']),
    ttlSeconds: 5,
    budgets: { trafficHard: { p99Seconds: 28, boundSeconds: 36.5 } },
    ...seen,
  };
}

function attempt(second: number, more: Partial<Attempt>): Attempt {
  const endMs = second * 1000;
  return { client: 'c', pool: 'world', startMs: endMs, endMs, region: 'r', ...more };
}

/** One client that fails at a second, and is served again at another if one is given. */
function fails(at: number, again?: number, region = 'r', pool = 'world'): Attempt[] {
  const failed = attempt(at, { failure: 'no answer', region, pool });
  return again === undefined ? [failed] : [failed, attempt(again, { region: 's', pool })];
}

function lost(): Attempt[] {
  return [{ client: 'c', pool: 'world', startMs: 0, endMs: 1, failure: 'no DNS answer' }];
}

function out(region: string, second: number): WorldEvent {
  return { atMs: second * 1000, kind: 'dns', who: 'dns', text: 'is out', region, out: true };
}

function withheld(rule: string): WorldEvent {
  return { atMs: 1, kind: 'withheld', who: 'o', text: `withholds (${rule})` };
}

function abstains(who: string): WorldEvent {
  return { atMs: 1, kind: 'isolation', who, text: 'is cut off' };
}

/** r drained at 10 s with a TTL of 5 s, and a request to it at a second. */
function named(second: number): Partial<Performance> {
  return { events: [out('r', 10)], attempts: [attempt(second, {})] };
}

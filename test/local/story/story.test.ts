import type { Attempt } from '../../../local/clients/attempt';
import { ClientWatch } from '../../../local/story/client-watch';
import { eventOf } from '../../../local/story/from-change';
import { Narrator } from '../../../local/story/narrator';
import type { WorldEvent } from '../../../local/world/world-event';

describe('the narrator', () => {
  test('counts from the newest fault', () => {
    const lines = told([event('vote', 500), event('fault', 10_000), event('vote', 15_900)]);
    expect(lines.map((line) => line.slice(0, 9).trim())).toEqual(['+0.5 s', '+0.0 s', '+5.9 s']);
  });

  test('leaves single health checks out unless asked for them', () => {
    expect(told([event('check', 0)])).toEqual([]);
    expect(told([event('check', 0)], true)).toHaveLength(1);
  });
});

describe('the clients’ story', () => {
  test('is told by the first to fail and the last to be served again', () => {
    const lines = watched([
      ['a', 1_000, 'lost'],
      ['b', 2_000, 'lost'],
      ['a', 3_000],
      ['b', 5_000],
      ['a', 9_500],
    ]);
    expect(lines).toEqual([
      'a is the first to fail, at us-west-2: lost',
      'b is the last of 2 to be served again',
    ]);
  });

  test('is not over while somebody still fails', () => {
    const lines = watched([
      ['a', 1_000, 'lost'],
      ['b', 2_000, 'lost'],
      ['a', 3_000],
      ['a', 60_000],
    ]);
    expect(lines).toHaveLength(1);
  });
});

test('every kind of change is told in a sentence of its own', () => {
  const at = { observer: 'o', atMs: 0, target: 't', because: 'why' };
  const texts = [
    eventOf({ ...at, kind: 'VerdictChanged', from: 'healthy', to: 'failed' }),
    eventOf({ ...at, kind: 'VoteCast' }),
    eventOf({ ...at, kind: 'VoteWithdrawn' }),
    eventOf({ ...at, kind: 'VoteWithheld', rule: 'isolated' }),
    eventOf({ observer: 'o', atMs: 0, kind: 'ObserverIsolated' }),
    eventOf({ observer: 'o', atMs: 0, kind: 'ObserverReconnected' }),
  ].map(({ text }) => text);
  expect(new Set(texts).size).toBe(6);
});

// Helpers

function event(kind: WorldEvent['kind'], atMs: number): WorldEvent {
  return { atMs, kind, who: 'somebody', text: 'something' };
}

function told(events: readonly WorldEvent[], checks = false): string[] {
  const lines: string[] = [];
  const write = (line: string): unknown => lines.push(line);
  const narrator = new Narrator({ write, colour: false, checks }, 0);
  for (const one of events) narrator.tell(one);
  return lines;
}

function watched(attempts: [client: string, endMs: number, failure?: string][]): string[] {
  const lines: string[] = [];
  const watch = new ClientWatch(({ text }) => lines.push(text));
  for (const [client, endMs, failure] of attempts) {
    const base: Attempt = { client, pool: 'world', startMs: endMs, endMs, region: 'us-west-2' };
    watch.see(failure === undefined ? base : { ...base, failure });
  }
  return lines;
}

import { pictureOf, servedAbout } from '../../../core/voting/picture';
import { gateHealthThreshold, isDrained, votersAgainst } from '../../../core/voting/gate';
import { opinion, picture, pictures, record, view, vote } from '../../support/plane';

const voting = record('us-east-1', { 'us-west-2': opinion('failed', { vote }) });
const hold = { id: 'h1', region: 'us-west-2', by: 'ops', reason: 'maintenance', atMs: 0 };

describe('what is served about a region', () => {
  test('drain while a vote stands', () => {
    expect(served({ observer: voting, holds: [] })).toMatchObject({ drain: true });
  });

  test('admit where there is no data at all', () => {
    expect(served({ holds: [] })).toMatchObject({ drain: false, because: 'no data yet' });
  });

  test('admit when the vote has had no heartbeat for longer than the truth holds', () => {
    expect(served({ observer: voting, holds: [] }, 150_000)).toMatchObject({ drain: true });
    expect(served({ observer: voting, holds: [] }, 150_001)).toMatchObject({ drain: false });
  });

  test('drain while a hold stands, with no vote and however old the heartbeat is', () => {
    const rows = { observer: record('us-east-1'), holds: [hold] };
    expect(served(rows, 9_999_999)).toMatchObject({ drain: true });
  });

  test('admit in observe mode, saying what the vote would be', () => {
    const word = servedAbout('us-west-2', { observer: voting, holds: [] }, observing, 0);
    expect(word.drain).toBe(false);
    expect(word.because).toContain('3 failures in a row');
  });

  test('the reason why a vote was withheld, so that nobody has to guess', () => {
    const withheld = { rule: 'isolated', because: 'cut off itself' };
    const observer = record('us-east-1', { 'us-west-2': opinion('failed', { withheld }) });
    expect(served({ observer, holds: [] })).toEqual({ drain: false, because: 'cut off itself' });
  });
});

test('a picture never says drain about its own region', () => {
  const rows = { observer: voting, holds: [{ ...hold, region: 'us-east-1' }] };
  expect(pictureOf(rows, view, 'us-east-1', 0).drains).toEqual(['us-west-2']);
});

describe('the gate', () => {
  test('counts a region word about itself for nothing', () => {
    const seen = pictures(picture('us-west-2', ['us-west-2']), picture('us-east-1', ['us-west-2']));
    expect(votersAgainst('us-west-2', seen)).toEqual(['us-east-1']);
  });

  test('closes at the quorum and not before', () => {
    const two = pictures(picture('a', ['x']), picture('b', ['x']));
    expect(isDrained('x', two, 3)).toBe(false);
    expect(isDrained('x', new Map([...two, ['c', picture('c', ['x'])]]), 3)).toBe(true);
  });

  test.each([
    [2, 2, 1],
    [3, 2, 2],
    [4, 3, 2],
    [5, 3, 3],
    [6, 4, 3],
  ])('of %i others with a quorum of %i is healthy while %i checks are', (others, quorum, need) => {
    expect(gateHealthThreshold(others, quorum)).toBe(need);
    // `quorum` votes leave too few healthy checks, one vote less leaves enough.
    expect(others - quorum).toBeLessThan(need);
    expect(others - quorum + 1).toBeGreaterThanOrEqual(need);
  });
});

// Helpers

const observing = { mode: 'observe', truthSeconds: 150 } as const;

function served(rows: Parameters<typeof servedAbout>[1], nowMs = 0) {
  return servedAbout('us-west-2', rows, view, nowMs);
}

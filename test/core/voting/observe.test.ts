import fc from 'fast-check';
import type { Observation } from '../../../core/health/verdict';
import type { Change } from '../../../core/voting/change';
import { changeId } from '../../../core/voting/change';
import { continuedFrom, isCalm, observe } from '../../../core/voting/observe';
import type { ObserverRecord } from '../../../core/voting/records';
import { bad, good, opinion, picture, pictures, record, view, vote } from '../../support/plane';

const me = 'us-east-1';

describe('tick after tick', () => {
  test('three failures in a row end in a vote, each step told once', () => {
    const { record: last, changes } = ticks('xxx', 'us-west-2');
    expect(last.opinions['us-west-2']?.vote?.because).toContain('3 failures in a row');
    expect(changes.map(({ kind }) => kind)).toEqual([
      'VerdictChanged',
      'VerdictChanged',
      'VoteCast',
    ]);
  });

  test('a recovered region loses its vote after ten good answers, and that is told', () => {
    const { record: last, changes } = ticks(`xxx${'o'.repeat(10)}`, 'us-west-2');
    expect(last.opinions['us-west-2']?.vote).toBeUndefined();
    expect(changes.at(-1)?.kind).toBe('VoteWithdrawn');
  });

  test('a withheld vote is told once per reason, however long it lasts', () => {
    const withheld = ticks('xxxxxx', 'us-west-2', true).changes.filter(
      ({ kind }) => kind === 'VoteWithheld',
    );
    expect(withheld).toHaveLength(1);
  });

  test('the heartbeat moves with every tick', () => {
    expect(ticks('oo', 'us-west-2').record.beatAtMs).toBe(2_000);
  });

  test('failures seen while cut off count for nothing once the observer is back', () => {
    const all = Object.fromEntries(view.regions.map((region) => [region, bad]));
    const cutOff = observe(record(me), seeing(all), view, 0);
    expect(cutOff.record.isolated).toBe(true);
    const back = observe(cutOff.record, seeing({ 'us-west-2': bad }), view, 2_000).record;
    expect(back.isolated).toBe(false);
    expect(back.opinions['us-west-2']).toMatchObject({ verdict: 'suspect', failures: 1 });
    expect(back.opinions['eu-west-1']?.verdict).toBe('healthy');
  });

  test('a region that failed before the observer was cut off stays failed, its vote withheld', () => {
    const all = Object.fromEntries(view.regions.map((region) => [region, bad]));
    const before = record(me, { 'us-west-2': opinion('failed') });
    const { opinions } = observe(before, seeing(all), view, 0).record;
    expect(opinions['us-west-2']).toMatchObject({
      verdict: 'failed',
      withheld: { rule: 'isolated' },
    });
  });

  test('a stale kill switch row that is off stops nothing', () => {
    const killSwitch = { on: false, by: 'ops', reason: 'over', atMs: 0 };
    const before = record(me, { 'us-west-2': opinion('failed') });
    const look = { ...seeing({ 'us-west-2': bad }), rows: { holds: [], killSwitch } };
    expect(observe(before, look, view, 0).record.opinions['us-west-2']?.vote).toBeDefined();
  });

  test('the observer counts its own vote towards the drain of the other failed region', () => {
    const before = record(me, { 'eu-west-1': opinion('failed', { vote }) });
    const others = pictures(
      picture('ap-southeast-1', ['eu-west-1']),
      picture('us-west-2', ['eu-west-1']),
    );
    const failed = { ...before.opinions, 'ap-southeast-1': opinion('failed') };
    const look = { ...seeing({ 'eu-west-1': bad, 'ap-southeast-1': bad }), pictures: others };
    const { opinions } = observe({ ...before, opinions: failed }, look, view, 0).record;
    expect(opinions['ap-southeast-1']?.vote).toBeDefined();
  });
});

describe('a new invocation', () => {
  const stored = record(me, { 'us-west-2': opinion('suspect', { failures: 2 }) });

  test('carries the counts on while they are fresh', () => {
    expect(continuedFrom(stored, 2, 6_000).opinions['us-west-2']?.failures).toBe(2);
  });

  test('discards counts older than three intervals', () => {
    expect(continuedFrom(stored, 2, 6_001).opinions['us-west-2']?.failures).toBe(0);
  });

  test('keeps a standing vote, however old the counts are', () => {
    const voting = record(me, { 'us-west-2': opinion('failed', { vote }) });
    expect(continuedFrom(voting, 2, 60_000).opinions['us-west-2']?.vote).toEqual(vote);
  });
});

test('calm means all healthy and no vote left', () => {
  expect(isCalm(record(me, { a: opinion('healthy') }))).toBe(true);
  expect(isCalm(record(me, { a: opinion('healthy', { vote }) }))).toBe(false);
  expect(isCalm(record(me, { a: opinion('suspect') }))).toBe(false);
});

test('no two changes of one observer share an id', () => {
  const { changes } = ticks(`xxx${'o'.repeat(10)}xxx`, 'us-west-2');
  expect(new Set(changes.map(changeId)).size).toBe(changes.length);
});

test('whatever is seen, no vote is ever cast about the last healthy member of a group', () => {
  const run = fc.array(fc.dictionary(fc.constantFrom(...view.regions), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(run, (seen) => {
      let state = record(me);
      for (const [tick, answers] of seen.entries()) {
        const observations = Object.fromEntries(
          Object.entries(answers).map(([region, ok]) => [region, ok ? good : bad]),
        );
        const next = observe(state, seeing(observations), view, tick * 2_000);
        const cast = next.changes.flatMap((c) => (c.kind === 'VoteCast' ? [c.target] : []));
        for (const target of cast) {
          const group = view.groups.find((members) => members.includes(target)) ?? [];
          const healthy = group.filter(
            (member) =>
              member !== target &&
              (member === me || next.record.opinions[member]?.verdict === 'healthy'),
          );
          expect(healthy).not.toEqual([]);
        }
        state = next.record;
      }
    }),
  );
});

// Helpers

/** A look in which every region answers but those given. */
function seeing(given: Record<string, Observation>) {
  const others = view.regions.filter((region) => region !== me);
  return {
    observations: new Map(others.map((region) => [region, given[region] ?? good])),
    rows: { holds: [] },
    pictures: pictures(),
  };
}

/** Ticks of 2 s in which the target answers as the run says: x failed, o good. */
function ticks(run: string, target: string, killed = false) {
  let state: ObserverRecord = record(me);
  const changes: Change[] = [];
  const killSwitch = { on: killed, by: 'ops', reason: 'test', atMs: 0 };
  for (const [tick, letter] of Array.from(run).entries()) {
    const look = seeing({ [target]: letter === 'x' ? bad : good });
    const seen = observe(state, { ...look, rows: { holds: [], killSwitch } }, view, tick * 2_000);
    state = seen.record;
    changes.push(...seen.changes);
  }
  return { record: state, changes };
}

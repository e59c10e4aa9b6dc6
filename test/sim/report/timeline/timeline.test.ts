import type { Act } from '../../../../sim/slow-path/act';
import type { Happening } from '../../../../sim/slow-path/journal';
import { calmMs } from '../../../../sim/slow-path/story';
import { faultsOf } from '../../../../sim/report/timeline/faults';
import { momentsOf } from '../../../../sim/report/timeline/moment';
import type { Span } from '../../../../sim/report/timeline/span';
import { standingOf } from '../../../../sim/report/timeline/standing';
import { votesOn } from '../../../../sim/report/timeline/votes';
import { incidentsOf, peopleOf, permitsOf, runsOf } from '../../../../sim/report/timeline/work';

type Untimed<T> = T extends unknown ? Omit<T, 'atMs'> : never;

const at = (seconds: number, happening: Untimed<Happening>): Happening => ({
  ...happening,
  atMs: calmMs + seconds * 1000,
});

const act = (seconds: number, done: Act): Happening =>
  at(seconds, { what: 'act', text: done.do, act: done });

const row = (seconds: number, fields: object): Happening =>
  at(seconds, { what: 'row', before: undefined, row: fields } as Untimed<Happening>);

const run = (seconds: number, type: string): Happening =>
  at(seconds, {
    what: 'run',
    region: 'b',
    run: 'failover-a-1',
    event: { type },
  } as Untimed<Happening>);

const brief = ({ fromSeconds, untilSeconds, text }: Span) => [fromSeconds, untilSeconds, text];

describe('faults', () => {
  const region = 'a';
  test.each<[rule: string, acts: Happening[], spans: unknown[]]>([
    [
      'last from the act that begins them to the one that ends them',
      [act(1, { do: 'lose', region }), act(3, { do: 'revive', region })],
      [[1, 3, 'lost']],
    ],
    [
      'last to the end where nothing ends them',
      [act(1, { do: 'mute', region })],
      [[1, undefined, 'audit and bus away']],
    ],
    [
      'end when everything is mended',
      [act(1, { do: 'sicken', region, share: 0.4 }), act(3, { do: 'mend', region: undefined })],
      [[1, 3, 'fails its users, 40 %']],
    ],
    [
      'are told apart by the other region',
      [
        act(1, { do: 'part', region, from: 'b' }),
        act(2, { do: 'part', region, from: 'c' }),
        act(3, { do: 'join', region, from: 'b' }),
      ],
      [
        [1, 3, 'not reached from b'],
        [2, undefined, 'not reached from c'],
      ],
    ],
    [
      'begun twice go on',
      [
        act(1, { do: 'freeze', region }),
        act(2, { do: 'freeze', region }),
        act(3, { do: 'thaw', region }),
      ],
      [[1, 3, 'functions frozen']],
    ],
    [
      'of calm seconds are part of the story as far as they reach into it',
      [
        act(-5, { do: 'lose', region }),
        act(-3, { do: 'mute', region }),
        act(-2, { do: 'unmute', region }),
      ],
      [[0, undefined, 'lost']],
    ],
  ])('%s', (_rule, acts, spans) => {
    expect(faultsOf(momentsOf(acts)).get(region)?.map(brief)).toEqual(spans);
  });

  test('of no region: a share of none ends them, and a kill switch is not mended', () => {
    const acts = [
      act(1, { do: 'throttle', share: 0.3 }),
      act(2, { do: 'kill-switch-on', by: 'ana' }),
      act(3, { do: 'throttle', share: 0 }),
      act(4, { do: 'mend', region: undefined }),
    ];
    expect(faultsOf(momentsOf(acts)).get('')?.map(brief)).toEqual([
      [1, 3, 'calls throttled, 30 %'],
      [2, undefined, 'kill switch on'],
    ]);
  });
});

test('a gate and a hold stand for a while, for their own region only', () => {
  const moments = momentsOf([
    at(1, { what: 'gate', region: 'a', open: false }),
    act(2, { do: 'hold', region: 'a', by: 'ana' }),
    act(3, { do: 'hold', region: 'b', by: 'ana' }),
    at(4, { what: 'gate', region: 'a', open: true }),
  ]);
  expect(standingOf('a', moments).map(brief)).toEqual([
    [1, 4, 'gate closed'],
    [2, undefined, 'held'],
  ]);
});

test('votes are counted by observer, and a withheld one says by which rule', () => {
  const vote = (seconds: number, observer: string, kind: 'VoteCast' | 'VoteWithdrawn') =>
    at(seconds, { what: 'vote', change: { observer, atMs: 0, kind, target: 'a', because: '' } });
  const { standing, withheld } = votesOn(
    'a',
    momentsOf([
      vote(1, 'b', 'VoteCast'),
      vote(2, 'c', 'VoteCast'),
      at(3, {
        what: 'vote',
        change: {
          ...{ observer: 'd', atMs: 0, kind: 'VoteWithheld', target: 'a' },
          ...{ rule: 'last-healthy', because: 'nobody else' },
        },
      }),
      vote(4, 'b', 'VoteWithdrawn'),
    ]),
  );
  expect(standing.map(({ fromSeconds, votes }) => [fromSeconds, votes])).toEqual([
    [1, 1],
    [2, 2],
    [4, 1],
  ]);
  expect(withheld).toEqual([
    { atSeconds: 3, kind: 'withheld', text: 'd withholds its vote, last-healthy: nobody else' },
  ]);
});

test('an incident is a span for each of its phases, and the last says how it ended', () => {
  const incident = (seconds: number, phase: string, outcome?: string) =>
    row(seconds, { row: 'incident', id: 'i', kind: 'failover', region: 'a', phase, outcome });
  const moments = momentsOf([
    incident(1, 'running'),
    incident(2, 'running'),
    incident(3, 'awaiting'),
    incident(5, 'running'),
    incident(7, 'closed', 'done'),
    incident(8, 'closed', 'done'),
  ]);
  expect(incidentsOf(moments).map(brief)).toEqual([
    [1, 3, 'failover of a: under way'],
    [3, 5, 'failover of a: waits for an answer'],
    [5, 7, 'failover of a: done'],
  ]);
});

test('a run that ends badly says so, one that stands still has no end', () => {
  const ended = [run(1, 'ExecutionStarted'), run(2, 'TaskFailed'), run(4, 'ExecutionAborted')];
  expect(runsOf(momentsOf(ended)).map(brief)).toEqual([[1, 4, 'failover-a-1 in b: aborted']]);
  expect(runsOf(momentsOf(ended.slice(0, 1))).map(brief)).toEqual([
    [1, undefined, 'failover-a-1 in b'],
  ]);
});

test('a permit ends when it lapses, is closed, or goes to another region', () => {
  const permit = (seconds: number, region: string, open: boolean, until: number) =>
    row(seconds, {
      ...{ row: 'cell', cell: 'c', region },
      permit: { open, validUntilMs: calmMs + until * 1000 },
    });
  const moments = momentsOf([
    permit(1, 'a', true, 10),
    permit(8, 'a', true, 18),
    permit(30, 'a', true, 40),
    permit(33, 'a', false, 40),
    permit(50, 'b', true, 60),
  ]);
  expect(permitsOf(moments, 58).map(brief)).toEqual([
    [1, 18, 'c: a'],
    [30, 33, 'c: a'],
    [50, undefined, 'c: b'],
  ]);
});

test('people are called, are told, and act; what happens to machines is not theirs', () => {
  const page = (seconds: number, severity: 'critical' | 'notice') =>
    at(seconds, {
      what: 'fact',
      fact: {
        ...{ kind: 'OperatorPaged', atMs: 0, by: 'a', about: 'b', text: 'come' },
        severity,
      },
    });
  const moments = momentsOf([
    page(1, 'critical'),
    page(2, 'notice'),
    act(3, { do: 'approve', region: 'a', by: 'ana' }),
    act(4, { do: 'lose', region: 'a' }),
  ]);
  expect(peopleOf(moments).map(({ kind }) => kind)).toEqual(['called', 'told', 'acts']);
});

import { unshared } from '../../../core/control/agreement';
import type { ControlRow, Draft } from '../../../core/control/rows';
import { dutiesOf } from '../../../core/incident/duties';
import { openingFor } from '../../../core/incident/trigger';
import { decideVote } from '../../../core/voting/decide';
import type { Picture } from '../../../core/voting/picture';
import { opinion, view as plane } from '../../support/plane';
import {
  Stage,
  cell,
  claim,
  incident,
  knowing,
  lost,
  question,
  region,
  runner,
  seeing,
  shut,
  sightOf,
  startMs,
  view,
  well,
} from '../step-stage';

describe('rule 6: the permit watch', () => {
  const silentFor = (seconds: number) =>
    cell({ permit: { open: true, validUntilMs: startMs - seconds * 1000 } });
  const killed = { row: 'kill-switch', on: true, by: 'ana', reason: 'r', atMs: 0 } as const;
  const watched = (...rows: Draft<ControlRow>[]) =>
    dutiesOf({ region: runner, control: knowing(...rows), sight: well, view }).filter(
      (duty) => duty.do === 'page-unwritable',
    );

  test('pages a cell that nobody has written to for a permit’s length, kill switch or not', () => {
    expect(watched(silentFor(60))).toEqual([]);
    expect(watched(silentFor(61))).toHaveLength(1);
    expect(watched(silentFor(61), killed)).toHaveLength(1);
  });

  test('pages from a region that is cut off as well: it takes no judgement, only a table', () => {
    const cutOff = sightOf(
      seeing('failed').map((seen) => ({ ...seen, isolated: seen.observer === runner })),
    );
    const duties = dutiesOf({
      ...{ region: runner, view, sight: cutOff },
      control: knowing(silentFor(61), incident({ lease: { runner, untilMs: 0 } })),
    });
    expect(duties.map((duty) => duty.do)).toEqual(['page-unwritable']);
  });

  test('leaves a live run its time, up to the target for writes', () => {
    expect(watched(silentFor(61), incident())).toEqual([]);
    expect(watched(silentFor(601), incident())).toHaveLength(1);
    const lapsed = incident({ lease: { runner, untilMs: startMs - 3_000 } });
    expect(watched(silentFor(61), lapsed)).toHaveLength(1);
    expect(watched(silentFor(61), incident({ kind: 'restore' }))).toHaveLength(1);
  });

  test('does not page again whoever was paged', () => {
    expect(watched(silentFor(601), incident({ phase: 'escalated' }))).toEqual([]);
    expect(watched(silentFor(601), incident({ phase: 'awaiting', question }))).toEqual([]);
  });
});

describe('rule 12: what opens an incident', () => {
  test.each<
    [string, Draft<ControlRow>[], 'failed' | 'healthy', 'failover' | 'restore' | undefined]
  >([
    ['lost for the first time', [], 'failed', 'failover'],
    ['lost, its incident open', [incident()], 'failed', undefined],
    ['still lost, moved away from', [incident({ phase: 'closed', level: 0 })], 'failed', undefined],
    [
      'still lost, and holding a role',
      [incident({ phase: 'closed' }), cell()],
      'failed',
      'failover',
    ],
    [
      'well in between, and lost again',
      [incident({ phase: 'closed', healthySince: true })],
      'failed',
      'failover',
    ],
    [
      'back, and not at its weight',
      [incident({ phase: 'closed', level: 0 })],
      'healthy',
      'restore',
    ],
    [
      'back, and held',
      [
        incident({ phase: 'closed', level: 0 }),
        { row: 'hold', id: 'h', region, by: 'ana', reason: 'r', atMs: 0 },
      ],
      'healthy',
      undefined,
    ],
    ['well', [], 'healthy', undefined],
  ])('a region that is %s', (_, rows, verdict, kind) => {
    const sight = sightOf(seeing(verdict));
    expect(openingFor(region, knowing(...rows), sight, view)?.kind).toBe(kind);
  });

  test('a majority must say so: two of four are none', () => {
    const two = seeing('failed').slice(-2);
    const opening = (pictures: readonly Picture[]) =>
      openingFor(region, knowing(), sightOf(pictures), view);
    expect(opening(two)).toBeUndefined();
    expect(opening(seeing('failed').slice(-3))).toBeDefined();
  });
});

describe('rule 14: the kill switch and holds', () => {
  const killed = { row: 'kill-switch', on: true, by: 'ana', reason: 'r', atMs: 0 } as const;
  const does = (sight: typeof lost, ...rows: Draft<ControlRow>[]) =>
    dutiesOf({ region: runner, control: knowing(...rows), sight, view }).map((duty) => duty.do);

  test('stops new runs and resumptions', () => {
    const abandoned = incident({ lease: { runner, untilMs: 0 } });
    expect(does(lost)).toEqual(['open']);
    expect(does(lost, killed)).toEqual([]);
    expect(does(lost, abandoned)).toEqual(['resume']);
    expect(does(lost, abandoned, killed)).toEqual([]);
  });

  test('stops neither memory, nor lapses', () => {
    const asked = incident({ phase: 'awaiting', question: { ...question, lapsesAtMs: 0 } });
    expect(does(lost, asked, killed)).toEqual(['escalate-lapsed']);
    expect(does(well, incident({ phase: 'closed' }), killed)).toEqual(['remember-healthy']);
  });

  test('stops a run, which pages what it leaves', async () => {
    const rows = [incident(), cell({ claim, permit: shut }), killed];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    expect(await stage.run('WriterFence', { cell: 'world' })).toMatchObject({ outcome: 'stopped' });
    expect(await stage.run('IncidentEscalate', { because: 'stopped' })).toMatchObject({
      outcome: 'escalated',
    });
    expect(stage.facts[0]?.text).toContain(`${region} may write to world until`);
  });

  test('the table learns what it does not know; a region drops only what was released', () => {
    const hold = (id: string) => ({ id, region, by: 'ana', reason: 'r', atMs: 1 });
    const release = { id: 'h-2', by: 'ana', reason: 'r', atMs: 2 };
    const words = { holds: [hold('h-1'), hold('h-2')], releases: [] };
    const control = knowing({ row: 'hold', ...hold('h-2') }, { row: 'release', ...release });
    const { toTable, toRegion } = unshared(words, control);
    expect(toTable).toMatchObject([{ row: 'hold', id: 'h-1' }]);
    expect(toRegion).toMatchObject({ holds: [], releases: [{ id: 'h-2' }] });
  });
});

test('rule 15: nobody votes against the last healthy, admitted member of a group', () => {
  const standing = (verdict: 'failed' | 'healthy') => opinion(verdict);
  const scene = (drains: readonly string[]) => ({
    observer: 'us-east-1',
    view: plane,
    standings: new Map([
      ['eu-west-1', standing('failed')],
      ['eu-central-1', standing('healthy')],
      ['us-west-2', standing('healthy')],
      ['ap-southeast-1', standing('healthy')],
    ]),
    votes: new Set<string>(),
    isolated: false,
    killed: false,
    pictures: new Map(
      ['us-west-2', 'ap-southeast-1', 'eu-west-1'].map((observer) => [
        observer,
        {
          ...{ observer, mode: 'automatic' as const, isolated: false, beatAtMs: startMs },
          ...{ drains: [...drains], opinions: {}, holds: [] },
        },
      ]),
    ),
  });
  expect(decideVote('eu-west-1', scene([]))).toMatchObject({ action: 'cast' });
  expect(decideVote('eu-west-1', scene(['eu-central-1']))).toMatchObject({
    action: 'withhold',
    rule: 'last-member',
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unshared } from '../../core/control/agreement';
import { controlOf } from '../../core/control/control';
import type { Cell, ControlRow, Draft, Incident } from '../../core/control/rows';
import { dutiesOf } from '../../core/incident/duties';
import { whyResume } from '../../core/incident/resume';
import { openingFor } from '../../core/incident/trigger';
import { controlViewOf } from '../../core/topology/control-view';
import { decideVote } from '../../core/voting/decide';
import type { Picture } from '../../core/voting/picture';
import { claimed, closed, flipped, intended, obstacleToFlip } from '../../core/writer/claim';
import { isFenced, isImplausible, renewal, silentFromMs } from '../../core/writer/permit';
import { controlTable } from '../../lambdas/control/control-table';
import type { StoredRow, StrongRows } from '../../lambdas/control/strong-rows';
import { editedTopology } from '../support/edited-topology';
import { opinion, view as plane } from '../support/plane';
import {
  Stage,
  cell,
  claim,
  event,
  incident,
  incidentId,
  intent,
  region,
  runner,
  seeing,
  shut,
  startMs,
} from './step-stage';

const view = controlViewOf(editedTopology('topology.json'));
const actor = { incident: incidentId, epoch: 7 };
const stored = (row: Draft<Cell>): Cell => ({ ...row, version: 1 });
const open = (more: Partial<Incident> = {}): Incident => ({ ...incident(more), version: 1 });
const knowing = (...rows: Draft<ControlRow>[]) =>
  controlOf(rows.map((row) => ({ ...row, version: 1 }) as ControlRow));
const sightOf = (pictures: readonly Picture[], atMs = startMs) => ({
  pictures: new Map(pictures.map((seen) => [seen.observer, seen])),
  atMs,
});
const lost = sightOf(seeing('failed'));
const well = sightOf(seeing('healthy'));
const question = {
  ...({ id: 'q-1', stage: 'writer', cell: 'world', candidate: runner, roleEpoch: 3 } as const),
  ...{ because: 'b', facts: [], askedAtMs: startMs, lapsesAtMs: startMs + 60_000 },
  ...{ token: 't', tokenRegion: runner },
};
const answer = { questionId: 'q-1', approved: true, by: 'ana', reason: 'r', atMs: startMs };

describe('rule 1: a cell is one item, written under a claim', () => {
  test.each<[string, Partial<Cell>, boolean]>([
    ['nobody’s', {}, true],
    ['an earlier run’s of the same incident', { claim: { ...claim, epoch: 6 } }, true],
    ['a closed incident’s', { claim: { incident: 'failover-x-1', epoch: 9, step: 4 } }, true],
    ['a later run’s of the same incident', { claim: { ...claim, epoch: 8 } }, false],
    ['its own already', { claim }, false],
    ['another open incident’s', { claim: { incident: 'other', epoch: 1, step: 1 } }, false],
  ])('a cell that is %s', (_, more, free) => {
    const other = incident({ id: 'other', region: 'eu-west-1' });
    const next = claimed(stored(cell(more)), actor, knowing(incident(), other));
    expect(next?.claim).toEqual(free ? { ...actor, step: (more.claim?.step ?? 0) + 1 } : undefined);
  });

  test('each write under the claim raises its step, and nobody else writes', () => {
    const mine = stored(cell({ claim }));
    expect(closed(mine, actor).claim?.step).toBe(2);
    expect(intended(mine, actor, runner, startMs).claim?.step).toBe(2);
    expect(() => closed(mine, { ...actor, epoch: 8 })).toThrow('is claimed by');
  });

  test('a superseded run changes and tells nothing, and does not escalate', async () => {
    for (const step of ['WriterFence', 'WriterFlip', 'IncidentEscalate', 'TrafficShift'] as const) {
      const rows = [incident({ epoch: 8 }), cell({ claim, permit: shut, intent })];
      const stage = new Stage({ rows, pictures: seeing('failed') });
      const before = stage.left();
      expect(await stage.run(step, { cell: 'world', because: 'b' })).toMatchObject({
        outcome: 'superseded',
      });
      expect(stage.left()).toEqual(before);
      expect(stage.facts).toEqual([]);
    }
  });

  test('a write that comes late finds another version and changes nothing', async () => {
    const { table, rows } = memory();
    const first = { row: 'epoch', value: 1 } as const;
    expect(await table.replace(undefined, first)).toBe(true);
    expect(await table.replace(undefined, first)).toBe(false);
    const before = (await table.read()).rows.get('epoch');
    expect(await table.replace(before, { row: 'epoch', value: 2 })).toBe(true);
    expect(await table.replace(before, { row: 'epoch', value: 3 })).toBe(false);
    expect(rows.get('epoch')?.['value']).toBe(2);
  });
});

describe('rule 2: the flip is one write', () => {
  const ready = { claim, permit: shut, intent };

  test('role, role epoch and permit move together; claim and intent are gone', () => {
    const next = flipped(stored(cell(ready)), startMs, view);
    expect(next).toMatchObject({ region: runner, roleEpoch: 4, permit: { open: true } });
    expect(next).not.toHaveProperty('claim');
    expect(next).not.toHaveProperty('intent');
  });

  test.each<[string, Partial<Cell>, string]>([
    ['another’s claim', { claim: { ...claim, epoch: 8 } }, 'claimed by another'],
    ['no candidate', { intent: undefined }, 'no candidate was chosen'],
    ['a role that has moved since', { roleEpoch: 4 }, 'the role moved'],
    ['an open permit', { permit: { ...shut, open: true } }, 'may still be writing'],
    ['a permit that may count', { permit: { ...shut, validUntilMs: startMs } }, 'still be writing'],
  ])('not with %s', (_, more, because) => {
    const { intent: chosen, ...rest } = { ...ready, ...more };
    const about = stored(cell({ ...rest, ...(chosen === undefined ? {} : { intent: chosen }) }));
    expect(obstacleToFlip(about, actor, startMs, view)).toContain(because);
  });

  test('the moment is exact: after the permit, the skew and the longest transaction', () => {
    const { writer, clockSkewSeconds } = view;
    const validUntilMs = startMs - 1000 * (clockSkewSeconds + writer.writeSeconds);
    const about = (ms: number) => stored(cell({ ...ready, permit: { ...shut, validUntilMs: ms } }));
    expect(obstacleToFlip(about(validUntilMs), actor, startMs, view)).toBeDefined();
    expect(obstacleToFlip(about(validUntilMs - 1), actor, startMs, view)).toBeUndefined();
  });
});

test('rule 3: epochs of all incidents come from one counter, each once', async () => {
  const { table } = memory();
  const drawn = await Promise.all([table.drawEpoch(), table.drawEpoch(), table.drawEpoch()]);
  expect(drawn.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

describe('rule 4: a renewal', () => {
  const by = { region, roleEpoch: 3 };

  test('is granted to the role’s region, whether the permit has lapsed or not', () => {
    for (const validUntilMs of [startMs - 3_600_000, startMs + 20_000]) {
      const next = renewal(
        stored(cell({ permit: { open: true, validUntilMs } })),
        by,
        startMs,
        view,
      );
      expect(next?.permit).toEqual({ open: true, validUntilMs: startMs + 60_000 });
    }
  });

  test.each<[string, Partial<Cell>]>([
    ['another region’s role', { region: runner }],
    ['an older role epoch', { roleEpoch: 4 }],
    ['a closed permit', { permit: { open: false, validUntilMs: startMs } }],
    ['a moment that is no later', { permit: { open: true, validUntilMs: startMs + 60_000 } }],
    ['a moment that was later', { permit: { open: true, validUntilMs: startMs + 61_000 } }],
  ])('is refused for %s', (_, more) => {
    expect(renewal(stored(cell(more)), by, startMs, view)).toBeUndefined();
  });
});

describe('rule 5: the fence', () => {
  test('closes the permit and says until when to wait', async () => {
    const permit = { open: true, validUntilMs: startMs + 30_000 };
    const stage = new Stage({ rows: [incident(), cell({ permit })], pictures: seeing('failed') });
    expect(await stage.run('WriterFence', { cell: 'world' })).toEqual({
      outcome: 'closed',
      silentFrom: new Date(startMs + 42_000).toISOString(),
    });
    expect(stage.row('cell#world')).toMatchObject({ permit: { open: false }, claim: { epoch: 7 } });
  });

  test('is over only after skew and transaction, and only where the permit is closed', () => {
    const about = cell({ permit: { open: false, validUntilMs: startMs } });
    expect(silentFromMs(about, view)).toBe(startMs + 12_000);
    expect(isFenced(stored(about), startMs + 12_000, view)).toBe(false);
    expect(isFenced(stored(about), startMs + 12_001, view)).toBe(true);
    const openStill = stored(cell({ permit: { open: true, validUntilMs: startMs } }));
    expect(isFenced(openStill, startMs + 3_600_000, view)).toBe(false);
  });

  test('a permit further ahead than a renewal could say is a question', async () => {
    const far = { open: true, validUntilMs: startMs + 62_001 };
    expect(isImplausible(stored(cell({ permit: far })), startMs, view)).toBe(true);
    const plausible = { ...far, validUntilMs: startMs + 62_000 };
    expect(isImplausible(stored(cell({ permit: plausible })), startMs, view)).toBe(false);
    const rows = [incident(), cell({ permit: far })];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    expect(await stage.run('WriterConfirmLoss', { cell: 'world' })).toMatchObject({
      outcome: 'ask',
      question: { facts: [expect.stringContaining('a clock is wrong')] },
    });
  });
});

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

describe('rule 7: a region that is well again', () => {
  const steps = ['WriterConfirmLoss', 'WriterFence', 'WriterChoose', 'WriterFlip'] as const;

  test.each(steps)('ends the run before a candidate is chosen: %s', async (step) => {
    const rows = [incident(), cell({ claim, permit: shut })];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    expect(await stage.run(step, { cell: 'world' })).toMatchObject({ outcome: 'recovered' });
  });

  test.each(steps)('changes nothing once one is: %s', async (step) => {
    const rows = [incident(), cell({ claim, permit: shut, intent })];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    const { outcome } = (await stage.run(step, { cell: 'world' })) as { outcome: string };
    expect(['lost', 'silent', 'chosen', 'flipped']).toContain(outcome);
  });

  test('gets its permit, its cell and its freedom back', async () => {
    const rows = [incident(), cell({ claim, permit: shut })];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    await stage.run('WriterPlaceHold', {});
    await stage.run('WriterReopen', {});
    expect(stage.row('cell#world')).toMatchObject({ region, permit: { open: true } });
    expect(stage.row('cell#world')).not.toHaveProperty('claim');
    expect(stage.facts.map(({ kind }) => kind)).toContain('HoldReleased');
  });

  test('stays held where another of its roles has moved', async () => {
    const rows = [
      incident(),
      cell({ claim, permit: shut }),
      cell({ cell: 'eu', region: runner, movedBy: incidentId }),
    ];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    await stage.run('WriterPlaceHold', {});
    await stage.run('WriterReopen', {});
    expect(stage.facts.map(({ kind }) => kind)).not.toContain('HoldReleased');
  });
});

describe('rule 8: people', () => {
  const asking = { token: 't-9', question };

  test('are paged before anything waits for them', async () => {
    const stage = new Stage({ rows: [incident()], pictures: seeing('failed') });
    const phases: unknown[] = [];
    await stage.run('IncidentAsk', asking, async (call, make) => {
      if (call === 'tell') phases.push(stage.row(`incident#${region}`)?.['phase']);
      return make();
    });
    expect(stage.facts.map(({ kind }) => kind)).toEqual(['OperatorPaged', 'QuestionAsked']);
    expect(phases).toEqual(['running', 'running']);
    expect(stage.row(`incident#${region}`)).toMatchObject({ phase: 'awaiting' });
    expect(stage.row(`incident#${region}`)).not.toHaveProperty('lease');
  });

  test.each<[string, Partial<Incident>, typeof lost, RegExp | undefined]>([
    ['that runs under a live lease', {}, lost, undefined],
    ['that runs and whose lease lapsed', { lease: { runner, untilMs: 0 } }, lost, /lapsed/],
    ['that waits for an answer', { phase: 'awaiting', question }, lost, undefined],
    ['that has its answer', { phase: 'awaiting', question, answer }, lost, /ana approved/],
    [
      'whose answer is to another question',
      { phase: 'awaiting', question, answer: { ...answer, questionId: 'q-0' } },
      lost,
      undefined,
    ],
    ['that waits, and whose region is well', { phase: 'awaiting', question }, well, /is healthy/],
    ['that was escalated, and is well', { phase: 'escalated' }, well, undefined],
    ['that is closed', { phase: 'closed' }, well, undefined],
  ])('an incident %s', (_, more, sight, why) => {
    const { lease, ...idle } = open(more);
    const about = more.phase === undefined ? { ...idle, ...(lease ? { lease } : {}) } : idle;
    const because = whyResume(about, knowing(about), sight, view);
    if (why === undefined) expect(because).toBeUndefined();
    else expect(because).toMatch(why);
  });

  test('an approval used is not asked for again, and is good for its own subject only', async () => {
    const edits = { mode: 'manual' };
    const given = { stage: 'writer', cell: 'world', roleEpoch: 3, by: 'ana', atMs: 0 } as const;
    for (const [candidate, outcome] of [
      [runner, 'lost'],
      ['eu-west-1', 'ask'],
    ] as const) {
      const rows = [incident({ approvals: [{ ...given, candidate }] }), cell()];
      const stage = new Stage({ rows, pictures: seeing('failed'), edits });
      expect(await stage.run('WriterConfirmLoss', { cell: 'world' })).toMatchObject({ outcome });
    }
  });
});

describe('rule 9: an intent binds', () => {
  test('whoever chooses next finishes the same candidate, however it is', async () => {
    const chosen = { ...intent, candidate: 'eu-west-1' };
    const rows = [incident(), cell({ claim, permit: shut, intent: chosen })];
    const stage = new Stage({ rows, pictures: [] });
    expect(await stage.run('WriterChoose', { cell: 'world' })).toEqual({
      outcome: 'chosen',
      candidate: 'eu-west-1',
    });
  });

  test('every step renews the lease before it acts', async () => {
    const rows = [incident(), cell({ claim, permit: shut, intent })];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    const calls: string[] = [];
    await stage.run('WriterFlip', { cell: 'world' }, (call, make) => {
      calls.push(call);
      return make();
    });
    expect(calls.slice(0, 2)).toEqual(['control.read', 'control.replace']);
    expect(stage.row(`incident#${region}`)?.['lease']).toEqual({
      runner,
      untilMs: startMs + 60_000,
    });
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

describe('rule 13: loops end', () => {
  test('survivors that are silent are left to the reconciler after 30 s', async () => {
    const rows = [incident(), cell({ region: runner, roleEpoch: 4, movedAtMs: startMs - 29_999 })];
    const stage = new Stage({ rows, pictures: [] });
    const acknowledged = () => stage.run('WriterAcknowledge', { cell: 'world' });
    expect(await acknowledged()).toMatchObject({ outcome: 'waiting' });
    stage.nowMs += 1;
    expect(await acknowledged()).toMatchObject({ outcome: 'silent' });
  });

  test('a writer that is neither lost nor well is a person’s after the target for writes', async () => {
    const since = (seconds: number) => incident({ changedAtMs: startMs - seconds * 1000 });
    const confirmed = (row: Draft<Incident>) =>
      new Stage({ rows: [row, cell()], pictures: seeing('recovering') }).run('WriterConfirmLoss', {
        cell: 'world',
      });
    expect(await confirmed(since(600))).toMatchObject({ outcome: 'waiting' });
    expect(await confirmed(since(601))).toMatchObject({ outcome: 'unsure' });
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

describe('rule 16: the hold', () => {
  test('is placed on every way to the fence', () => {
    const file = path.join(__dirname, '../../lambdas/failover/failover.asl.json');
    const text = readFileSync(file, 'utf8');
    expect(text.match(/"Next": "FenceWriter"/g)).toHaveLength(2);
    expect(text).toMatch(/outcome = 'held' %\}",\s*"Next": "FenceWriter"/);
    expect(text).toMatch(/"WaitForSilence": \{[^}]*"Next": "FenceWriter"/);
  });

  test('that was released is placed anew by the next run of its incident', async () => {
    const stage = new Stage({ rows: [incident(), cell()], pictures: seeing('failed') });
    await stage.run('WriterPlaceHold', {});
    await stage.run('WriterReopen', {});
    stage.set(incident({ epoch: 8 }));
    await stage.run('WriterPlaceHold', { epoch: event.epoch + 1 });
    expect(stage.facts.map(({ kind }) => kind)).toEqual([
      'HoldPlaced',
      'HoldReleased',
      'HoldPlaced',
    ]);
  });
});

// Helpers

/** A strong table of one member in memory, where others may come in between any two calls. */
function memory() {
  const rows = new Map<string, StoredRow>();
  let ids = 0;
  const member: StrongRows = {
    name: 'memory',
    read: () => Promise.resolve([...rows.values()]),
    put: (row, version) => {
      if (rows.get(String(row['sk']))?.['version'] !== version) return Promise.resolve('refused');
      rows.set(String(row['sk']), row);
      return Promise.resolve('written');
    },
  };
  const log = { info: () => undefined, warn: () => undefined };
  return { rows, table: controlTable([member], () => `id-${(ids += 1)}`, log) };
}

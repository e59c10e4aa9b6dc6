import type { Draft, Incident } from '../../../core/control/rows';
import { whyResume } from '../../../core/incident/resume';
import {
  Stage,
  cell,
  incident,
  knowing,
  lost,
  question,
  region,
  runner,
  seeing,
  startMs,
  view,
  well,
} from '../step-stage';

const open = (more: Partial<Incident> = {}): Incident => ({ ...incident(more), version: 1 });
const answer = { questionId: 'q-1', approved: true, by: 'ana', reason: 'r', atMs: startMs };

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
      ['ap-southeast-1', 'ask'],
    ] as const) {
      const rows = [incident({ approvals: [{ ...given, candidate }] }), cell()];
      const stage = new Stage({ rows, pictures: seeing('failed'), edits });
      expect(await stage.run('WriterConfirmLoss', { cell: 'world' })).toMatchObject({ outcome });
    }
  });

  test('are asked once, however often the task is tried: only the task that waits is another', async () => {
    const stage = new Stage({ rows: [incident()], pictures: seeing('failed') });
    const first = await stage.run('IncidentAsk', asking);
    expect(await stage.run('IncidentAsk', { ...asking, token: 't-10' })).toEqual(first);
    expect(stage.facts).toHaveLength(2);
    expect(stage.row(`incident#${region}`)).toMatchObject({ question: { token: 't-10' } });
    const other = { ...question, candidate: 'eu-west-1' };
    await expect(stage.run('IncidentAsk', { token: 't-11', question: other })).rejects.toThrow(
      'does not ask this any more',
    );
  });

  test('who reject are heard: the run gives everything back', async () => {
    const rejected = { ...answer, approved: false };
    const rows = [incident({ question, answer: rejected }), cell()];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    expect(await stage.run('IncidentAssess', {})).toEqual({
      outcome: 'rejected',
      because: 'rejected by ana: r',
    });
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

import { isAbandoned, freed } from '../../../core/writer/claim';
import type { Cell, Draft } from '../../../core/control/rows';
import type { Scene } from '../step-stage';
import {
  Stage,
  cell,
  claim,
  incident,
  intent,
  knowing,
  promoted,
  region,
  runner,
  seeing,
  shut,
  startMs,
  stored,
} from '../step-stage';

const world = (row: Draft<Cell>, more: Partial<Scene> = {}): Stage =>
  new Stage({ rows: [incident(), row], pictures: seeing('failed'), ...more });

const ready = cell({ claim, permit: shut, intent });
const promote = (stage: Stage) => stage.run('WriterPromoteDatabase', { cell: 'world' });
const move = (stage: Stage) => stage.run('WriterPromoteCache', { cell: 'world' });

describe('rule 9: a promotion', () => {
  test('is asked for once, for the candidate that was written down, and told before', async () => {
    const stage = world(ready);
    await promote(stage);
    await promote(stage);
    expect(stage.databases.asked).toEqual([`world ${runner}`]);
    expect(stage.facts.map(({ kind }) => kind)).toEqual(['DatabasePromotion']);
  });

  test('is done when the database says so, and only then', async () => {
    const stage = world(ready);
    expect(await promote(stage)).toMatchObject({ outcome: 'promoting' });
    stage.nowMs += 60_000;
    expect(await promote(stage)).toMatchObject({ outcome: 'promoting' });
    stage.databases.arrive(runner);
    expect(await promote(stage)).toEqual({ outcome: 'promoted' });
    expect(stage.row('cell#world')?.['intent']).toMatchObject({ promotedAtMs: startMs + 60_000 });
  });

  test.each<[string, Draft<Cell>]>([
    ['whose claim is another run’s', cell({ ...ready, claim: { ...claim, epoch: 9 } })],
    ['without a candidate', cell({ claim, permit: shut })],
    [
      'whose old writer may still be writing',
      cell({ ...ready, permit: { ...shut, validUntilMs: startMs } }),
    ],
    ['that is done', cell({ ...ready, intent: promoted })],
  ])('is never asked for by a cell %s', async (_, row) => {
    const stage = world(row);
    await promote(stage);
    expect(stage.databases.asked).toEqual([]);
  });

  test('that is refused is tried again, until a person has to decide', async () => {
    const stage = world(ready);
    stage.databases.refusal = 'it is backing up';
    expect(await promote(stage)).toEqual({ outcome: 'promoting', because: 'it is backing up' });
    stage.nowMs += 901_000;
    // The lease has lapsed for nobody: the same run is still the newest.
    expect(await promote(stage)).toEqual({ outcome: 'stuck', because: 'it is backing up' });
    expect(stage.databases.asked).toHaveLength(2);
  });

  test('is not needed where the cell has no database', async () => {
    const stage = world(ready, { edits: { 'cells[0].database': undefined } });
    expect(await promote(stage)).toEqual({ outcome: 'promoted' });
    expect(stage.databases.asked).toEqual([]);
  });

  test('of a drill is only said', async () => {
    const rows = [incident({ drill: true }), ready];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    const answer = await stage.run('WriterPromoteDatabase', { cell: 'world', drill: true });
    expect(answer).toEqual({ outcome: 'promoted' });
    expect(stage.databases.asked).toEqual([]);
  });
});

describe('a cache', () => {
  test('moves once the loss is sure, to the first copy that is well', async () => {
    const stage = world(cell());
    expect(await move(stage)).toMatchObject({ outcome: 'waiting' });
    expect(stage.caches.asked).toEqual([`world ${runner}`]);
    stage.caches.arrive(runner);
    expect(await move(stage)).toMatchObject({ outcome: 'moved' });
    expect(stage.facts.map(({ kind }) => kind)).toEqual(['CacheMove', 'CacheMoved']);
  });

  test('waits for nobody’s fence, and goes on when the role has moved', async () => {
    const elsewhere = cell({ region: runner, roleEpoch: 4, movedBy: incident().id });
    const stage = world(elsewhere);
    expect(await move(stage)).toMatchObject({ outcome: 'waiting' });
    expect(stage.caches.asked).toEqual([`world ${runner}`]);
  });

  test('stays where a person is to be asked about the writer first', async () => {
    const stage = world(cell(), { edits: { mode: 'manual' } });
    expect(await move(stage)).toEqual({ outcome: 'left', because: 'a person is asked first' });
    expect(stage.caches.asked).toEqual([]);
  });

  test('that cannot be moved is told, and holds nobody up', async () => {
    const stage = world(cell(), { edits: { 'cells[0].cache.regions': [region, 'eu-west-1'] } });
    stage.caches.refusal = 'it is modifying';
    expect(await move(stage)).toMatchObject({ outcome: 'waiting', because: 'it is modifying' });
    stage.nowMs += 120_000;
    expect(await move(stage)).toMatchObject({ outcome: 'left' });
    expect(stage.facts.at(-1)).toMatchObject({ kind: 'OperatorPaged', severity: 'notice' });
  });

  test('is nobody’s business where it has one region', async () => {
    const stage = world(cell(), { edits: { 'cells[0].cache.regions': [region] } });
    expect(await move(stage)).toMatchObject({ outcome: 'moved' });
    expect(stage.facts).toEqual([]);
  });
});

describe('a permit that a run closed after its incident was over', () => {
  const closedLate = stored(cell({ claim, permit: shut }));

  test('is nobody’s any more, and is given back', () => {
    const over = knowing(incident({ phase: 'closed' }));
    expect(isAbandoned(closedLate, over)).toBe(true);
    expect(freed(closedLate)).toMatchObject({ permit: { ...shut, open: true } });
    expect(freed(closedLate)).not.toHaveProperty('claim');
  });

  test.each<[string, Cell, Parameters<typeof incident>[0]]>([
    ['while the incident is open', closedLate, { phase: 'escalated' }],
    ['with a candidate chosen', stored(ready), { phase: 'closed' }],
    ['that is open', stored(cell({ claim })), { phase: 'closed' }],
  ])('is left alone %s', (_, row, more) => {
    expect(isAbandoned(row, knowing(incident(more)))).toBe(false);
  });
});

import type { Cell } from '../../../core/control/rows';
import { claimed, closed, flipped, intended, obstacleToFlip } from '../../../core/writer/claim';
import { isFenced, isImplausible, renewal, silentFromMs } from '../../../core/writer/permit';
import {
  Stage,
  cell,
  claim,
  incident,
  incidentId,
  intent,
  promoted,
  knowing,
  region,
  runner,
  seeing,
  shut,
  startMs,
  stored,
  view,
} from '../step-stage';

const actor = { incident: incidentId, epoch: 7 };

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
});

describe('rule 2: the flip is one write', () => {
  const ready = { claim, permit: shut, intent: promoted };

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
    ['a database that is still somebody else’s', { intent }, 'does not accept writes in us-east-1'],
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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  Stage,
  cell,
  claim,
  event,
  incident,
  incidentId,
  intent,
  promoted,
  region,
  runner,
  seeing,
  shut,
  startMs,
} from '../step-stage';

describe('rule 7: a region that is well again', () => {
  const steps = ['WriterConfirmLoss', 'WriterFence', 'WriterChoose', 'WriterFlip'] as const;

  test.each(steps)('ends the run before a candidate is chosen: %s', async (step) => {
    const rows = [incident(), cell({ claim, permit: shut })];
    const stage = new Stage({ rows, pictures: seeing('healthy') });
    expect(await stage.run(step, { cell: 'world' })).toMatchObject({ outcome: 'recovered' });
  });

  test.each(steps)('changes nothing once one is: %s', async (step) => {
    const rows = [incident(), cell({ claim, permit: shut, intent: promoted })];
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

describe('an approval is of one region', () => {
  // The role has just moved, so a person had to be asked.
  const recent = { claim, permit: shut, movedAtMs: startMs - 100_000 };
  const approved = (candidate: string) =>
    incident({
      approvals: [
        { stage: 'writer', cell: 'world', candidate, roleEpoch: 3, by: 'ben', atMs: startMs },
      ],
    });

  test('whoever was approved takes the role, though a better one is well again', async () => {
    const rows = [approved('eu-west-1'), cell(recent)];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    const chosen = { outcome: 'chosen', candidate: 'eu-west-1' };
    expect(await stage.run('WriterChoose', { cell: 'world' })).toEqual(chosen);
  });

  test('nobody takes it in the stead of one that was approved and cannot', async () => {
    const rows = [approved('ap-southeast-1'), cell(recent)];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    expect(await stage.run('WriterChoose', { cell: 'world' })).toEqual({
      outcome: 'nobody',
      because: 'us-east-1 could take world now, and nobody has approved that',
    });
    expect(stage.row('cell#world')).not.toHaveProperty('intent');
  });

  test('nobody is asked again while the one that was approved can take it', async () => {
    const rows = [approved('eu-west-1'), cell({ ...recent, permit: { ...shut, open: true } })];
    const stage = new Stage({ rows, pictures: seeing('failed') });
    expect(await stage.run('WriterConfirmLoss', { cell: 'world' })).toEqual({
      outcome: 'lost',
      candidate: 'eu-west-1',
    });
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

describe('rule 16: the hold', () => {
  test('is placed on every way to the fence', () => {
    const reached = new Set<string>();
    const walk = (name: string): void => {
      if (reached.has(name) || name === 'PlaceHold') return;
      reached.add(name);
      nextOf(statesOfCell()[name]).forEach(walk);
    };
    walk('ReadCell');
    expect(reached).toContain('IsWriterLost');
    expect(reached).not.toContain('FenceWriter');
    expect(nextOf(statesOfCell()['PlaceHold'])).toEqual(['IsHeld']);
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

type State = {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
};

const nextOf = ({ Next, Default, Choices = [], Catch = [] }: State = {}): string[] =>
  [Next, Default, ...[...Choices, ...Catch].map((rule) => rule.Next)].filter(
    (name) => name !== undefined,
  );

/** The states that one cell goes through, as the workflow's file has them. */
function statesOfCell(): Readonly<Record<string, State>> {
  const file = path.join(__dirname, '../../../lambdas/failover/failover.asl.json');
  const { States } = JSON.parse(readFileSync(file, 'utf8')) as {
    States: {
      MoveTrafficAndWriters: {
        Branches: [
          unknown,
          { States: { MoveWriters: { ItemProcessor: { States: Record<string, State> } } } },
        ];
      };
    };
  };
  return States.MoveTrafficAndWriters.Branches[1].States.MoveWriters.ItemProcessor.States;
}

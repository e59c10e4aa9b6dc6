import type { Json } from '../../../models/asl/json';
import { told } from './a-story';

jest.setTimeout(60_000);

const writer = 'us-west-2';
const lost = { atSeconds: 5, do: 'lose', region: writer } as const;
const brief = { 'writer.confirmSeconds': 5, 'writer.permitSeconds': 20, 'writer.writeSeconds': 1 };
const mayVeto = {
  ...brief,
  'hooks.beforeFencing': { functionName: 'bank-before', mode: 'veto' },
};

test('a hook that may veto stops the cell before its writer is fenced, and a person is called', async () => {
  const hooks = { 'bank-before': () => ({ allow: false, because: 'the ledger is closing' }) };
  const end = await told({ seconds: 70, edits: mayVeto, beats: [lost], hooks });
  expect(end.incident(writer)).toMatchObject({
    phase: 'escalated',
    status: 'the hook before fencing says no: the ledger is closing',
  });
  expect(end.cell('world')).toMatchObject({ region: writer, roleEpoch: 1, permit: { open: true } });
});

test('one that may veto and fails is no yes', async () => {
  const hooks = {
    'bank-before': () => {
      throw new Error('out of order');
    },
  };
  const end = await told({ seconds: 70, edits: mayVeto, beats: [lost], hooks });
  expect(end.incident(writer)).toMatchObject({ phase: 'escalated' });
  expect(end.cell('world')).toMatchObject({ region: writer });
});

test('hooks that advise are told before the fence and after the flip, and change nothing', async () => {
  const heard: Json[] = [];
  const hear = (payload: Json): Json => {
    heard.push(payload);
    return { allow: false, because: 'not now' };
  };
  const edits = {
    ...brief,
    'hooks.beforeFencing': { functionName: 'bank-before' },
    'hooks.afterFlip': { functionName: 'bank-after' },
  };
  const hooks = { 'bank-before': hear, 'bank-after': hear };
  const end = await told({ seconds: 80, edits, beats: [lost], hooks });
  expect(end.cell('world')).toMatchObject({ region: 'us-east-1', roleEpoch: 2 });
  expect(heard).toMatchObject([
    { moment: 'before-fencing', region: writer, cell: 'world' },
    { moment: 'after-flip', region: writer, cell: 'world' },
  ]);
});

import { ZodError } from 'zod';
import type { Beat } from '../../../core/data/beat';
import type { Look } from '../../../lambdas/data/ports';
import { keepCopy } from '../../../lambdas/data/sql/handler';

const nowMs = 50_000;
const older: Beat = { roleEpoch: 1, atMs: 49_000 };

/** A copy as it is found, and everything that is done to it, in order. */
function aCopy(found: Partial<Look>) {
  const done: unknown[] = [];
  const look: Look = { newest: older, isReplica: false, mayWrite: false, ...found };
  const sql = {
    look: () => Promise.resolve(look),
    writeBeat: (beat: Beat) => Promise.resolve(void done.push(beat)),
    endWrites: () => Promise.resolve(void done.push('ended')),
    letWrite: (may: boolean) => Promise.resolve(void done.push(may ? 'granted' : 'revoked')),
  };
  const clock = { now: () => nowMs, sleep: () => Promise.resolve() };
  const keep = (writeUntilMs?: number) =>
    keepCopy({ clock, copyOf: () => sql })({ cell: 'ledger', roleEpoch: 2, writeUntilMs });
  return { done, keep };
}

const beat = { roleEpoch: 2, atMs: nowMs };

test.each<[string, Partial<Look>, number | undefined, unknown[]]>([
  ['a replica is only looked at', { isReplica: true }, nowMs + 1, []],
  ['a replica stays as it is without a permit', { isReplica: true, mayWrite: true }, undefined, []],
  ['a permit lets services write, and a beat is written', {}, nowMs + 1, ['granted', beat]],
  ['a permit that was in force goes on', { mayWrite: true }, nowMs + 1, [beat]],
  ['a permit that ends at this moment has lapsed', { mayWrite: true }, nowMs, ['revoked', 'ended']],
  ['no permit, no right to write', { mayWrite: true }, undefined, ['revoked', 'ended']],
  [
    'what is revoked is not revoked again, and whoever still writes is ended',
    {},
    undefined,
    ['ended'],
  ],
])('%s', async (_, found, writeUntilMs, expected) => {
  const { done, keep } = aCopy(found);
  const { newest, written } = await keep(writeUntilMs);
  expect(done).toEqual(expected);
  expect(written).toEqual(expected.includes(beat) ? beat : undefined);
  expect(newest).toEqual(written ?? older);
});

test.each([[{}], [{ cell: '', roleEpoch: 1 }], [{ cell: 'ledger', roleEpoch: 0 }], ['ledger']])(
  'what is asked must name a cell and its role epoch: %j is refused',
  async (event) => {
    const clock = { now: () => nowMs, sleep: () => Promise.resolve() };
    const copyOf = () => {
      throw new Error('nothing must be opened');
    };
    await expect(keepCopy({ clock, copyOf })(event)).rejects.toThrow(ZodError);
  },
);

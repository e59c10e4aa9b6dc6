import { userInfo } from 'node:os';
import { readArguments } from './arguments';
import type { Io } from './command';
import { UsageError } from './command';
import type { Plane } from './plane';
import { reachPlane } from './plane';

/** What an operator says with every change: to which plane, who, and why. */
export type OperatorWords = {
  readonly plane: Plane;
  readonly words: readonly string[];
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
};

/** Reads the words behind a verb that changes something; without a reason nothing is changed. */
export async function readOperatorWords(args: readonly string[], io: Io): Promise<OperatorWords> {
  const { values, positionals } = readArguments(args, {
    reason: { type: 'string' },
    by: { type: 'string' },
    topology: { type: 'string' },
  });
  const { reason = '', by = userInfo().username, topology } = values;
  if (reason.trim() === '') throw new UsageError('this needs a reason; add --reason "…"');
  const plane = await reachPlane(io, topology);
  return { plane, words: positionals, by, reason, atMs: io.now().getTime() };
}

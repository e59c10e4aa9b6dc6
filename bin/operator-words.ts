import { userInfo } from 'node:os';
import { readArguments } from './arguments';
import type { Io } from './command';
import { UsageError } from './command';
import type { Plane } from './plane';

/** What an operator says with every change: to which plane, who, and why. */
export type OperatorWords = {
  readonly plane: Plane;
  readonly words: readonly string[];
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
};

/** The flags behind every verb that changes something. */
export const operatorFlags = {
  reason: { type: 'string' },
  by: { type: 'string' },
  topology: { type: 'string' },
} as const;

type Flags = { readonly reason?: string; readonly by?: string; readonly topology?: string };

/** Reads the words behind a verb that changes something; without a reason nothing is changed. */
export async function readOperatorWords(args: readonly string[], io: Io): Promise<OperatorWords> {
  const { values, positionals } = readArguments(args, operatorFlags);
  return operatorWords(values, positionals, io);
}

/** The same, of flags that were read together with others. */
export async function operatorWords(
  { reason = '', by = userInfo().username, topology }: Flags,
  words: readonly string[],
  io: Io,
): Promise<OperatorWords> {
  if (reason.trim() === '') throw new UsageError('this needs a reason; add --reason "…"');
  if (by.trim() === '') throw new UsageError('this needs a name; add --by "…"');
  const plane = await io.reach(topology);
  return { plane, words, by: by.trim(), reason: reason.trim(), atMs: io.now().getTime() };
}

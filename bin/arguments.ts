import { parseArgs } from 'node:util';
import { UsageError } from './command';

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** Flags and words behind a verb; anything unknown is the user's mistake, said in a sentence. */
export function readArguments<const T extends NonNullable<Options>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A flag's text as a whole number within bounds. */
export function wholeNumber(text: string, flag: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UsageError(`${flag} got "${text}"; write a whole number from ${least} to ${most}`);
  }
  return value;
}

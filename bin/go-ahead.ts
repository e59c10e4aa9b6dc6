import type { ExitCode, Io } from './command';

/**
 * Asks whether the person wants what they have just read: nothing is given back where they do, else
 * the command's exit code. Where nobody sits at a terminal, only --yes says so.
 */
export async function declined(io: Io, yes: boolean): Promise<ExitCode | undefined> {
  if (yes) return undefined;
  if (io.ask === undefined) {
    io.err('\nnothing was changed: there is no terminal to ask at; add --yes to mean it');
    return 2;
  }
  if (/^y(es)?$/i.test((await io.ask('\nGo ahead? [y/N] ')).trim())) return undefined;
  io.out('nothing was changed');
  return 1;
}

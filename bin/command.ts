import type { Plane } from './plane';

/** What a command may touch of the outside; handed in, so that tests hand in their own. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  readonly now: () => Date;
  /** Waits, or until the signal says that the person has had enough. */
  readonly sleep: (ms: number, until?: AbortSignal) => Promise<void>;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** From now on Ctrl-C aborts this signal, once, and not the command. */
  readonly interruption: () => AbortSignal;
  /** The running plane, by a topology file or the one at hand. */
  readonly reach: (topologyFile: string | undefined) => Promise<Plane>;
};

/** 0: done, or every target within reach; 1: a target, rule or expectation fails; 2: unusable input. */
export type ExitCode = 0 | 1 | 2;

/** One verb of `meridian`. `run` gets what stands behind the verb. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
};

/** A user's mistake: its message is all they see, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It cannot be done now. The message says why and what to do; the exit code is 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Runs a verb; a mistake or a refusal is a sentence and an exit code. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  io: Io,
): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.out(`${command.summary}\n\nusage: ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof Refusal) {
      io.err(`meridian ${command.name}: ${error.message}`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    io.err(`meridian ${command.name}: ${error.message}\nusage: ${command.usage}`);
    return 2;
  }
}

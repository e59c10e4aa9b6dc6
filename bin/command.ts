/** What a command may touch of the outside; handed in, so that tests hand in their own. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  readonly now: () => Date;
};

/** 0: done, or every target within reach; 1: a target, rule or expectation fails; 2: unusable input. */
export type ExitCode = 0 | 1 | 2;

/** One verb of `meridian`. `run` gets what stands behind the verb and never throws for a user's mistake. */
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

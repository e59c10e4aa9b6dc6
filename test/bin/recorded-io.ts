import type { Command, ExitCode, Io } from '../../bin/command';
import { runCommand } from '../../bin/command';
import type { Plane } from '../../bin/plane';

export type Run = { readonly code: ExitCode; readonly out: string; readonly err: string };

/** What a person does at the terminal, and what happens while the command waits. */
export type Person = {
  /** What is typed at the question; absent where nobody sits there. */
  readonly types?: string;
  /** Called at every wait with its number, instead of waiting. */
  readonly meanwhile?: (wait: number) => Promise<void> | void;
  /** Ctrl-C at this wait. */
  readonly interruptsAt?: number;
  readonly nowMs?: number;
};

/** Runs a command as the terminal would, with everything it says written down. */
export async function runAs(
  person: Person,
  plane: Plane | undefined,
  command: Command,
  ...args: string[]
): Promise<Run> {
  const said = { out: '', err: '' };
  const enough = new AbortController();
  const { types, nowMs = 0 } = person;
  let waits = 0;
  let waitedMs = 0;
  const io: Io = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    readFile: () => Promise.reject(new Error('reads no file')),
    writeFile: () => Promise.reject(new Error('writes no file')),
    now: () => new Date(nowMs + waitedMs),
    sleep: async (ms) => {
      waits += 1;
      waitedMs += ms;
      if (waits > 100) throw new Error('waits for something that does not come');
      if (waits === person.interruptsAt) enough.abort();
      await person.meanwhile?.(waits);
    },
    ask:
      types === undefined
        ? undefined
        : (question) => {
            said.out += question;
            return Promise.resolve(types);
          },
    interruption: () => enough.signal,
    reach: () =>
      plane === undefined ? Promise.reject(new Error('no plane')) : Promise.resolve(plane),
  };
  return { code: await runCommand(command, args, io), ...said };
}

/** For toMatchObject, where a bare pattern has no members to compare and so matches everything. */
export const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

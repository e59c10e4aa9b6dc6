import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Io } from './command';
import { reachPlane } from './plane';

/** The outside as it really is: this terminal, this machine's time, the running plane. */
export function terminal(): Io {
  const io: Io = {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    readFile: (path) => readFile(path, 'utf8'),
    writeFile: (path, text) => writeFile(path, text),
    now: () => new Date(),
    sleep: async (ms, until) => {
      await wait(ms, undefined, until === undefined ? {} : { signal: until }).catch(
        () => undefined,
      );
    },
    ask: process.stdin.isTTY ? ask : undefined,
    interruption,
    reach: (topologyFile) => reachPlane(io, topologyFile),
  };
  return io;
}

/** A closed terminal, and Ctrl-C, is an empty answer. */
function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    const nothing = (): void => {
      process.stderr.write('\n');
      resolve('');
    };
    lines.once('close', nothing);
    lines.question(question, (answer) => {
      lines.off('close', nothing);
      lines.close();
      resolve(answer);
    });
  });
}

function interruption(): AbortSignal {
  const enough = new AbortController();
  process.once('SIGINT', () => {
    enough.abort();
  });
  return enough.signal;
}

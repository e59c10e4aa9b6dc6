import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** How a command finds the desk that runs in the same folder. */
const deskSchema = z.object({
  pid: z.number().int(),
  topology: z.string(),
  /** The desk's own control, for faults and the whole state. */
  control: z.url(),
  /** AWS's endpoints as the desk serves them. */
  aws: z.url(),
  dns: z.object({ address: z.string(), port: z.number().int() }),
  /** The port on which regions are entered, in plain HTTP. */
  port: z.number().int(),
});

export type Desk = z.infer<typeof deskSchema>;

const fileIn = (folder: string): string => path.join(folder, '.meridian', 'desk.json');

export async function writeDeskFile(folder: string, desk: Desk): Promise<void> {
  await mkdir(path.dirname(fileIn(folder)), { recursive: true });
  await writeFile(fileIn(folder), `${JSON.stringify(desk, undefined, 2)}\n`);
}

/** Removes the file if it is still this desk's: a later desk may have written its own. */
export async function removeDeskFile(folder: string, pid: number): Promise<void> {
  if ((await readDeskFile(folder))?.pid === pid) await rm(fileIn(folder), { force: true });
}

/** The running desk, or undefined where none is: a file left by a dead process is none. */
export async function readDeskFile(folder: string): Promise<Desk | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = deskSchema.safeParse(parsed(text));
  return read.success && isAlive(read.data.pid) ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

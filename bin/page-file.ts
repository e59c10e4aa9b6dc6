import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Io } from './command';
import { UsageError } from './command';

/** Says no before hours of work to a file that could not be written after them. */
export async function checkPageFile(file: string): Promise<void> {
  if (file === '') throw new UsageError('--html got no name; name the file to write');
  const itself = await stat(file).catch(() => undefined);
  if (itself?.isDirectory() === true) {
    throw new UsageError(`--html got ${file}, a folder; name a file in it: ${file}/page.html`);
  }
  const folder = path.dirname(file);
  const around = await stat(folder).catch(() => undefined);
  if (around?.isDirectory() === true) return;
  throw new UsageError(
    around === undefined
      ? `--html got ${file}, but there is no folder ${folder}; make it first: mkdir -p ${folder}`
      : `--html got ${file}, but ${folder} is a file; name a file in a folder`,
  );
}

export async function writePage(io: Io, file: string, page: string): Promise<void> {
  await io.writeFile(file, page).catch((error: unknown) => {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  });
}

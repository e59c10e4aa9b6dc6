import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Edit } from '../../sim/mutants/mutant';
import { edited } from '../../sim/mutants/mutant';

export const root = path.join(__dirname, '..', '..');

/** One file of all that a worker runs: the product's own code, with a bug planted where asked. */
export async function bundleWorker(folder: string, edits: readonly Edit[] = []): Promise<string> {
  const outfile = path.join(folder, 'worker.js');
  await bundleProgram(path.join(root, 'local', 'simulator', 'program.ts'), outfile, edits);
  return outfile;
}

/** The same for any program that simulates. */
export async function bundleProgram(
  entry: string,
  outfile: string,
  edits: readonly Edit[] = [],
): Promise<void> {
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'silent',
    plugins: [planting(edits)],
    outfile,
  });
}

/** A workflow file as it would be deployed, with a bug planted where asked. */
export async function workflowText(
  name: 'failover' | 'restore',
  edits: readonly Edit[] = [],
): Promise<string> {
  const file = `lambdas/${name}/${name}.asl.json`;
  return edited(file, await readFile(path.join(root, file), 'utf8'), edits);
}

function planting(edits: readonly Edit[]): Plugin {
  return {
    name: 'planting',
    setup: (bundler) => {
      for (const file of new Set(edits.map((edit) => edit.file))) {
        const whole = path.join(root, file);
        const filter = new RegExp(`${whole.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
        bundler.onLoad({ filter }, async () => ({
          contents: edited(file, await readFile(whole, 'utf8'), edits),
          loader: 'ts',
        }));
      }
    },
  };
}

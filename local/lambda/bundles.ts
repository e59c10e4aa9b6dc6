import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from 'esbuild';
import { build } from 'esbuild';
import { bundling } from '../../lambdas/bundling';

/** Where a function's code lies: `lambdas/<feature>/<step>`. */
export type FunctionPlace = { readonly feature: string; readonly step: string };

export type Bundles = {
  readonly worker: string;
  readonly fileOf: (place: FunctionPlace) => string;
};

/**
 * Bundles every function and the desk's worker in one call, as deployment would: the SDK inside,
 * minified. The desk runs what AWS would run. Bundles lie under the hash of their bytes, so that
 * worlds opened at once never see each other's half-written files.
 */
export async function bundleFunctions(
  root: string,
  places: readonly FunctionPlace[],
): Promise<Bundles> {
  const keyOf = ({ feature, step }: FunctionPlace): string => `${feature}-${step}`;
  const entryPoints = Object.fromEntries(
    places.map((place) => [
      keyOf(place),
      path.join(root, 'lambdas', place.feature, place.step, 'index.ts'),
    ]),
  );
  const { outputFiles } = await build({
    entryPoints: { ...entryPoints, worker: path.join(root, 'local', 'lambda', 'worker.ts') },
    outdir: path.join(root, '.meridian'),
    write: false,
    bundle: true,
    ...bundling,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  const directory = await keep(path.join(root, '.meridian', 'bundles'), outputFiles);
  return {
    worker: path.join(directory, 'worker.js'),
    fileOf: (place) => path.join(directory, `${keyOf(place)}.js`),
  };
}

async function keep(cache: string, files: readonly OutputFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { contents } of files) hash.update(contents);
  const directory = path.join(cache, hash.digest('hex').slice(0, 24));
  if (existsSync(directory)) return directory;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(path.join(cache, 'new-'));
  for (const { path: name, contents } of files) {
    await writeFile(path.join(aside, path.basename(name)), contents);
  }
  await rename(aside, directory).catch(() => rm(aside, { recursive: true, force: true }));
  return directory;
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
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
 * minified. The desk runs what AWS would run.
 */
export async function bundleFunctions(
  root: string,
  places: readonly FunctionPlace[],
  outdir: string,
): Promise<Bundles> {
  await mkdir(outdir, { recursive: true });
  const keyOf = ({ feature, step }: FunctionPlace): string => `${feature}-${step}`;
  const entryPoints = Object.fromEntries(
    places.map((place) => [
      keyOf(place),
      path.join(root, 'lambdas', place.feature, place.step, 'index.ts'),
    ]),
  );
  await build({
    entryPoints: { ...entryPoints, worker: path.join(root, 'local', 'lambda', 'worker.ts') },
    outdir,
    bundle: true,
    ...bundling,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  return {
    worker: path.join(outdir, 'worker.js'),
    fileOf: (place) => path.join(outdir, `${keyOf(place)}.js`),
  };
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { probeEnv } from '../lambdas/traffic/probe/env';
import { planeWatching } from './prober/bench-plane';
import type { Setting } from './harness';
import { defineBench } from './harness';
import { bundleAsDeployed, externalSdk, packages, sourceFile } from './measure/deployed-bundle';
import { median } from './measure/median';
import { lastLineOf } from './measure/node-process';

/** Pairs of fresh processes, one for each build, in turn. */
const pairs: Readonly<Record<Setting['size'], number>> = { tiny: 2, real: 25 };

const importTimeoutMs = 10_000;

export const importTime = defineBench({
  name: 'import-time',
  question: 'Does the largest handler start sooner with the SDK in its bundle?',
  run: async ({ size, folder }) => {
    const inside = path.join(folder, 'inside.js');
    const outside = path.join(folder, 'outside.js');
    const entry = sourceFile('lambdas', 'traffic', 'probe', 'index.ts');
    await Promise.all([
      bundleAsDeployed(entry, inside),
      bundleAsDeployed(entry, outside, externalSdk),
    ]);
    const taken: { insideMs: number; outsideMs: number }[] = [];
    for (let pair = 0; pair < pairs[size]; pair += 1) {
      taken.push({ insideMs: await importMs(inside), outsideMs: await importMs(outside) });
    }
    const sizes = { inside: await kilobytes(inside), outside: await kilobytes(outside) };
    const row = (what: string, unit: string, a: number, b: number, ratio = b / a) => ({
      what,
      unit,
      values: [a, b, ratio],
    });
    return {
      columns: ['SDK inside', 'SDK outside', 'outside/inside'],
      rows: [
        row('bundle', 'kB', sizes.inside.plain, sizes.outside.plain),
        row('bundle, gzip', 'kB', sizes.inside.gzip, sizes.outside.gzip),
        row(
          'import in a fresh process, median',
          'ms',
          median(taken.map(({ insideMs }) => insideMs)),
          median(taken.map(({ outsideMs }) => outsideMs)),
          median(taken.map(({ insideMs, outsideMs }) => outsideMs / insideMs)),
        ),
      ],
      notes: [
        `traffic-probe, minified as deployed; ${pairs[size]} pairs of processes, in turn; the ` +
          'ratio of times is the median of the pairs',
        'inside is what is deployed; outside leaves @aws-sdk and @smithy to NODE_PATH, as Lambda ' +
          'provides them',
        'files come from a warm disk cache: a cold start reads them first, and outside reads more',
      ],
    };
  },
});

/** Only the import is timed, not the start of the process. */
const program = `
const startMs = performance.now();
require(process.argv[1]);
console.log(performance.now() - startMs);
`;

async function importMs(bundle: string): Promise<number> {
  const env = {
    NODE_PATH: packages,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    [probeEnv.plane]: JSON.stringify(planeWatching(4)),
    [probeEnv.table]: 'meridian-bench-regional',
    [probeEnv.bus]: 'meridian-bench',
    [probeEnv.region]: 'xx-bench-0',
  };
  return Number(await lastLineOf(['-e', program, bundle], { env, timeoutMs: importTimeoutMs }));
}

async function kilobytes(file: string): Promise<{ plain: number; gzip: number }> {
  const content = await readFile(file);
  return { plain: content.length / 1_000, gzip: gzipSync(content).length / 1_000 };
}

import { parseArgs } from 'node:util';
import { readRequest } from '../lib/read-request';
import { planeRefusals } from '../lib/refusals';
import { synthesizeTo } from '../lib/synthesize';

const usage = 'usage: synthesize <topology.json> <outdir> [--gates none|created|attached]';

// What the desk runs to get the templates it loads. Quiet when it worked; otherwise every mistake
// is a line on stderr, and the exit code is 2.
const mistakes = run(process.argv.slice(2));
if (mistakes.length > 0) {
  process.stderr.write(`${mistakes.join('\n')}\n`);
  process.exitCode = 2;
}

function run(args: string[]): readonly string[] {
  const given = parse(args);
  if (given === undefined) return [usage];
  const request = readRequest(given.topology, given.gates, planeRefusals);
  if (!request.ok) return request.lines;
  synthesizeTo(given.outdir, request.topology);
  return [];
}

function parse(
  args: string[],
): { topology: string; outdir: string; gates: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { gates: { type: 'string' } },
      allowPositionals: true,
    });
    const [topology, outdir, ...rest] = positionals;
    if (topology === undefined || outdir === undefined || rest.length > 0) return undefined;
    return { topology, outdir, gates: values.gates };
  } catch {
    return undefined;
  }
}

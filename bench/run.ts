import { writeFile } from 'node:fs/promises';
import { readArguments } from './arguments';
import { runBench } from './harness';
import { machineLine } from './measure/machine';
import { benches } from './registry';
import type { Answer } from './report';
import { jsonOf, tableOf } from './report';

/** `npm run bench [-- name ...] [--json] [--svg file]`: the real sizes, one bench after the other. */
async function main(args: readonly string[]): Promise<number> {
  const request = readArguments(args, benches);
  if (typeof request === 'string') {
    process.stderr.write(`bench: ${request}\n`);
    return 2;
  }
  const machine = machineLine();
  if (!request.json) process.stdout.write(`${machine}\n`);
  const answers: Answer[] = [];
  for (const bench of request.chosen) {
    const { name, question } = bench;
    const answer = { name, question, result: await runBench(bench, 'real') };
    answers.push(answer);
    if (!request.json) process.stdout.write(`\n${tableOf(answer)}\n`);
    if (request.svg !== undefined) await keepDrawing(answer, request.svg);
  }
  if (request.json) process.stdout.write(`${jsonOf(machine, answers)}\n`);
  return 0;
}

async function keepDrawing({ name, result }: Answer, file: string): Promise<void> {
  if (result.drawing === undefined) throw new Error(`${name} draws nothing; leave out --svg`);
  await writeFile(file, result.drawing);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `bench: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);

import { readFile, writeFile } from 'node:fs/promises';
import type { ExitCode, Io } from './command';
import { UsageError } from './command';
import { breakCommand } from './commands/break';
import { healCommand } from './commands/heal';
import { holdCommand } from './commands/hold';
import { killSwitchCommand } from './commands/kill-switch';
import { planCommand } from './commands/plan';
import { rehearseCommand } from './commands/rehearse';
import { releaseCommand } from './commands/release';
import { schemaCommand } from './commands/schema';
import { statusCommand } from './commands/status';

/** Every verb, in the order in which a newcomer needs them. */
const commands = [
  planCommand,
  rehearseCommand,
  statusCommand,
  holdCommand,
  releaseCommand,
  killSwitchCommand,
  breakCommand,
  healCommand,
  schemaCommand,
];

const io: Io = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, text) => writeFile(path, text),
  now: () => new Date(),
};

async function run([verb, ...args]: readonly string[]): Promise<ExitCode> {
  if (verb === undefined || verb === 'help' || verb === '--help') return help();
  const command = commands.find(({ name }) => name === verb);
  if (command === undefined) {
    const known = commands.map(({ name }) => name).join(', ');
    io.err(`meridian: no command ${JSON.stringify(verb)}; one of ${known}`);
    return 2;
  }
  if (args.includes('--help')) {
    io.out(`${command.summary}\n\nusage: ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`meridian ${verb}: ${error.message}\nusage: ${command.usage}`);
    return 2;
  }
}

function help(): ExitCode {
  const width = Math.max(...commands.map(({ name }) => name.length));
  io.out('meridian: gets users out of a sick region, and proves it\n');
  for (const { name, summary } of commands) io.out(`  ${name.padEnd(width)}  ${summary}`);
  io.out('\n`meridian <command> --help` tells how to use one.');
  return 0;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Not a user's mistake but ours: one line for the night, the trace for whoever asks for it.
    const wantsTrace = process.env['MERIDIAN_DEBUG'] !== undefined && error instanceof Error;
    const reason = error instanceof Error ? error.message : String(error);
    io.err(`meridian: ${(wantsTrace ? error.stack : undefined) ?? reason}`);
    process.exitCode = 2;
  },
);

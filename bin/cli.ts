import { readFile, writeFile } from 'node:fs/promises';
import type { Command, ExitCode, Io } from './command';
import { UsageError } from './command';

/** Every verb, loaded only when it is asked for: `plan` need not wait for the AWS SDK. */
const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import('./commands/plan')).planCommand,
  rehearse: async () => (await import('./commands/rehearse')).rehearseCommand,
  status: async () => (await import('./commands/status')).statusCommand,
  break: async () => (await import('./commands/break')).breakCommand,
  heal: async () => (await import('./commands/heal')).healCommand,
  hold: async () => (await import('./commands/hold')).holdCommand,
  release: async () => (await import('./commands/release')).releaseCommand,
  'kill-switch': async () => (await import('./commands/kill-switch')).killSwitchCommand,
};

const io: Io = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, text) => writeFile(path, text),
  now: () => new Date(),
};

async function run([verb, ...args]: readonly string[]): Promise<ExitCode> {
  if (verb === undefined || verb === 'help' || verb === '--help') return help();
  const load = verbs[verb];
  if (load === undefined) {
    io.err(`meridian: no command ${JSON.stringify(verb)}; one of ${Object.keys(verbs).join(', ')}`);
    return 2;
  }
  const command = await load();
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

async function help(): Promise<ExitCode> {
  const commands = await Promise.all(Object.values(verbs).map((load) => load()));
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

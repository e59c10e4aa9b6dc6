import type { ExitCode } from './command';
import { runCommand } from './command';
import { approveCommand, rejectCommand } from './commands/answer';
import { breakCommand } from './commands/break';
import { failoverCommand } from './commands/failover';
import { healCommand } from './commands/heal';
import { holdCommand } from './commands/hold';
import { incidentsCommand } from './commands/incidents';
import { killSwitchCommand } from './commands/kill-switch';
import { planCommand } from './commands/plan';
import { rehearseCommand } from './commands/rehearse';
import { simulateCommand } from './commands/simulate';
import { releaseCommand } from './commands/release';
import { resumeCommand } from './commands/resume';
import { schemaCommand } from './commands/schema';
import { statusCommand } from './commands/status';
import { terminal } from './terminal';

/** Every verb, in the order in which a newcomer needs them. */
const commands = [
  planCommand,
  rehearseCommand,
  simulateCommand,
  statusCommand,
  incidentsCommand,
  approveCommand,
  rejectCommand,
  failoverCommand,
  resumeCommand,
  holdCommand,
  releaseCommand,
  killSwitchCommand,
  breakCommand,
  healCommand,
  schemaCommand,
];

const io = terminal();

async function run([verb, ...args]: readonly string[]): Promise<ExitCode> {
  if (verb === undefined || verb === 'help' || verb === '--help') return help();
  const command = commands.find(({ name }) => name === verb);
  if (command !== undefined) return runCommand(command, args, io);
  const known = commands.map(({ name }) => name).join(', ');
  io.err(`meridian: no command ${JSON.stringify(verb)}; one of ${known}`);
  return 2;
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

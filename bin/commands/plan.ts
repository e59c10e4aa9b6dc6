import { planTopology } from '../../core/plan/plan';
import { readArguments } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { UsageError } from '../command';
import { readTopology } from '../topology-file';
import { planText } from './plan-text';

export const planCommand: Command = {
  name: 'plan',
  usage: 'meridian plan [topology.json] [--json] [--today YYYY-MM-DD]',
  summary: 'say what a topology can keep: recovery times, capacity after losses, findings',
  run: async (args, io) => {
    try {
      return await plan(args, io);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.err(`meridian plan: ${error.message}\nusage: ${planCommand.usage}`);
      return 2;
    }
  },
};

async function plan(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    today: { type: 'string' },
  });
  const [file = 'topology.json', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`got ${positionals.length} files (${positionals.join(', ')}); name one`);
  }
  const today = dayOf(values.today ?? io.now().toISOString().slice(0, 10));
  const topology = await readTopology(io, file);
  const made = planTopology(topology, { today });
  const text = () => planText(made, { file, today, topology });
  io.out(values.json === true ? JSON.stringify(made, null, 2) : text());
  return made.ok ? 0 : 1;
}

/** A day that exists: `2026-02-30` would be read as another one. */
function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw new UsageError(`--today got "${text}"; write a day as YYYY-MM-DD`);
  }
  return text;
}

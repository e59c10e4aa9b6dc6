import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { planTopology } from '../../core/plan/plan';
import { describeProblem } from '../../core/topology/problem';
import { NoLoopbackAddress } from '../../local/network/addresses';
import { NoSuchRole } from '../../local/rehearsal/cast';
import type { Rehearsal } from '../../local/rehearsal/rehearse';
import { rehearse } from '../../local/rehearsal/rehearse';
import type { Scenario } from '../../local/rehearsal/scenario';
import { parseScenario, settingOf } from '../../local/rehearsal/scenario';
import { Narrator } from '../../local/story/narrator';
import { load } from '../../local/world/load';
import { readArguments, wholeNumber } from '../arguments';
import type { Command, Io } from '../command';
import { UsageError } from '../command';
import { rehearsalText, runsText } from '../rehearsal-text';
import { readTopology } from '../topology-file';

export const rehearseCommand: Command = {
  name: 'rehearse',
  usage: 'meridian rehearse <scenario.json> [--topology file] [--runs N] [--json]',
  summary: 'play a bad day in real time and hold the result against the budget',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      topology: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) {
      throw new UsageError(`expected one scenario file, got ${positionals.join(' ') || 'nothing'}`);
    }
    const runs = wholeNumber(values.runs ?? '1', '--runs', 1, 100);
    const topologyFile = values.topology ?? 'topology.json';
    const scenario = await readScenario(io, file);
    const done = await rehearsals({
      io,
      scenario,
      topologyFile,
      runs,
      quiet: values.json === true,
    });
    if (values.json === true) {
      io.out(JSON.stringify(runs === 1 ? done[0] : done, undefined, 2));
    } else {
      for (const one of done) io.out(rehearsalText(one));
      if (runs > 1) io.out(runsText(done));
    }
    return done.every(({ ok }) => ok) ? 0 : 1;
  },
};

type Asked = {
  readonly io: Io;
  readonly scenario: Scenario;
  readonly topologyFile: string;
  readonly runs: number;
  readonly quiet: boolean;
};

async function rehearsals({
  io,
  scenario,
  topologyFile,
  runs,
  quiet,
}: Asked): Promise<Rehearsal[]> {
  const topology = settingOf(scenario, await readTopology(io, topologyFile));
  const now = (): number => io.now().getTime();
  const { budgets } = planTopology(topology, { today: io.now().toISOString().slice(0, 10) });
  const loaded = await load(path.join(__dirname, '..', '..'), topology);
  const done: Rehearsal[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const narrator = new Narrator({ write: io.out, colour: false, checks: false }, now());
      done.push(
        await rehearse({
          scenario,
          topology,
          loaded,
          budgets,
          now,
          chance: Math.random,
          newId: randomUUID,
          onEvent: (event) => {
            if (!quiet) narrator.tell(event);
          },
          onTrouble: (text) => {
            io.err(`trouble: ${text}`);
          },
        }),
      );
    }
  } catch (error) {
    if (error instanceof NoSuchRole || error instanceof NoLoopbackAddress) {
      throw new UsageError(error.message);
    }
    throw error;
  }
  return done;
}

async function readScenario(io: Io, file: string): Promise<Scenario> {
  const text = await io.readFile(file).catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  const parsed = parseScenario(text);
  if (parsed.ok) return parsed.scenario;
  const lines = parsed.problems.map((problem) => `  ${describeProblem(problem)}`);
  throw new UsageError(`${file} has ${lines.length} problems:\n${lines.join('\n')}`);
}

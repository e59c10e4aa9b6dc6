import { availableParallelism } from 'node:os';
import { planTopology } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import { brokenPromises, Tally } from '../../sim/report/summary';
import { taleOf, taleText } from '../../sim/report/tale';
import { playSeed } from '../../sim/seeds/play-seed';
import { swarmOf } from '../../sim/seeds/swarm';
import { workflowText } from '../../local/simulator/bundle';
import { playSeeds } from '../../local/simulator/play-seeds';
import { readArguments, wholeNumber } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { UsageError } from '../command';
import { summaryText, swarmText } from '../simulation-text';
import { readTopology } from '../topology-file';

export const simulateCommand: Command = {
  name: 'simulate',
  usage: 'meridian simulate [--topology file] [--seeds N | --seed S] [--from S] [--json]',
  summary: 'play thousands of bad days under a virtual clock: what breaks, and how long it takes',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      topology: { type: 'string' },
      seeds: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length > 0) {
      throw new UsageError(`got ${positionals.join(' ')}; name files with --topology`);
    }
    const file = values.topology ?? 'topology.json';
    const topology = await simulated(io, file);
    const json = values.json === true;
    if (values.seed !== undefined) {
      const seed = wholeNumber(values.seed, '--seed', 1, largestSeed);
      return replay({ io, topology, json, seed });
    }
    const count = wholeNumber(values.seeds ?? '200', '--seeds', 1, 10_000_000);
    const first = wholeNumber(values.from ?? '1', '--from', 1, largestSeed);
    return many({ io, file, topology, json, first, last: first + count - 1 });
  },
};

const largestSeed = 2 ** 31;

type Asked = { readonly io: Io; readonly topology: Topology; readonly json: boolean };

async function simulated(io: Io, file: string): Promise<Topology> {
  const topology = await readTopology(io, file);
  if (topology.lease !== undefined) return topology;
  throw new UsageError(`${file} has no lease, so no incident can be run; name its three members`);
}

/** One story, told in full. */
async function replay({
  io,
  topology,
  json,
  seed,
}: Asked & { readonly seed: number }): Promise<ExitCode> {
  const swarm = swarmOf(topology, seed);
  if (!json) io.out(swarmText(swarm));
  const [failover, restore] = await Promise.all([
    workflowText('failover'),
    workflowText('restore'),
  ]);
  const { world, outcome } = await playSeed(topology, { failover, restore }, seed);
  const tale = taleOf(world.journal.entries);
  if (json) io.out(JSON.stringify({ swarm, outcome, tale }, undefined, 2));
  else {
    io.out(['', ...tale.map(taleText), ''].join('\n'));
    for (const violation of outcome.violations) io.out(`broken: ${violation}`);
    const end = `${outcome.seconds.toFixed(0)} s, timeline ${outcome.hash}`;
    io.out(outcome.violations.length > 0 ? end : `${end}: nothing broke that must always hold`);
  }
  return outcome.violations.length > 0 ? 1 : 0;
}

type Many = Asked & { readonly file: string; readonly first: number; readonly last: number };

async function many({ io, file, topology, json, first, last }: Many): Promise<ExitCode> {
  const workers = Math.min(availableParallelism(), last - first + 1);
  const other = file === 'topology.json' ? '' : ` --topology ${file}`;
  const again = (seed: number): string => `npx meridian simulate${other} --seed ${seed}`;
  if (!json) {
    io.out(
      `seeds ${first} to ${last} of ${file}, each its own story; one of them: ${again(first)}`,
    );
  }
  const tally = new Tally();
  const told = new Progress(io, last - first + 1, json);
  await playSeeds({
    ...{ topology, first, last, workers },
    onOutcome: (outcome) => {
      tally.add(outcome);
      told.one(outcome.violations.length > 0 ? again(outcome.seed) : undefined);
      return 'more';
    },
  });
  const today = io.now().toISOString().slice(0, 10);
  const summary = tally.summary(topology, planTopology(topology, { today }));
  io.out(json ? JSON.stringify(summary, undefined, 2) : summaryText(summary, again));
  return summary.violations.length + brokenPromises(summary).length > 0 ? 1 : 0;
}

/** A word every so often, so that nobody wonders whether it still goes on. */
class Progress {
  private played = 0;
  private saidAtMs: number;

  constructor(
    private readonly io: Io,
    private readonly count: number,
    private readonly quiet: boolean,
  ) {
    this.saidAtMs = io.now().getTime();
  }

  one(broken: string | undefined): void {
    this.played += 1;
    if (this.quiet) return;
    if (broken !== undefined) this.io.out(`  broken: ${broken}`);
    const nowMs = this.io.now().getTime();
    if (nowMs - this.saidAtMs < 10_000) return;
    this.saidAtMs = nowMs;
    this.io.err(`  ${this.played} of ${this.count} seeds`);
  }
}

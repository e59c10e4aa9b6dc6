import { availableParallelism } from 'node:os';
import { planTopology } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import { seedPage, seedsPage } from '../../sim/report/page/page';
import { brokenPromises, Tally } from '../../sim/report/summary';
import { taleOf, taleText } from '../../sim/report/tale';
import type { Played } from '../../sim/report/timeline/timeline';
import { worstSeedOf } from '../../sim/report/worst';
import { playSeed } from '../../sim/seeds/play-seed';
import { swarmOf } from '../../sim/seeds/swarm';
import { workflowText } from '../../local/simulator/bundle';
import { playSeeds } from '../../local/simulator/play-seeds';
import { readArguments, wholeNumber } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { UsageError } from '../command';
import { checkPageFile, writePage } from '../page-file';
import { summaryText, swarmText } from '../simulation-text';
import { readTopology } from '../topology-file';

export const simulateCommand: Command = {
  name: 'simulate',
  usage:
    'meridian simulate [--topology file] [--seeds N | --seed S] [--from S] [--json] [--html file]',
  summary: 'play thousands of bad days under a virtual clock: what breaks, and how long it takes',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      topology: { type: 'string' },
      seeds: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean' },
      html: { type: 'string' },
    });
    if (positionals.length > 0) {
      throw new UsageError(`got ${positionals.join(' ')}; name files with --topology`);
    }
    const file = values.topology ?? 'topology.json';
    const { json = false, html } = values;
    if (html !== undefined) await checkPageFile(html);
    const asked = { io, file, topology: await simulated(io, file), json, html };
    if (values.seed !== undefined) {
      return one({ ...asked, seed: wholeNumber(values.seed, '--seed', 1, largestSeed) });
    }
    const count = wholeNumber(values.seeds ?? '200', '--seeds', 1, 10_000_000);
    const first = wholeNumber(values.from ?? '1', '--from', 1, largestSeed);
    return many({ ...asked, first, last: first + count - 1 });
  },
};

const largestSeed = 2 ** 31;

type Asked = {
  readonly io: Io;
  readonly file: string;
  readonly topology: Topology;
  readonly json: boolean;
  /** Where a page is to be written, if at all. */
  readonly html: string | undefined;
};

async function simulated(io: Io, file: string): Promise<Topology> {
  const topology = await readTopology(io, file);
  if (topology.lease !== undefined) return topology;
  throw new UsageError(`${file} has no lease, so no incident can be run; name its three members`);
}

/** The line that plays one seed of a topology again, fit for a shell. */
const againWith =
  (file: string) =>
  (seed: number): string => {
    const named = /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
    const other = file === 'topology.json' ? '' : ` --topology ${named}`;
    return `npx meridian simulate${other} --seed ${seed}`;
  };

/** One seed played here, with all that happened in it. */
async function played(topology: Topology, seed: number): Promise<Played> {
  const [failover, restore] = await Promise.all([
    workflowText('failover'),
    workflowText('restore'),
  ]);
  const { world, outcome } = await playSeed(topology, { failover, restore }, seed);
  const { journal, view } = world;
  return { swarm: swarmOf(topology, seed), outcome, entries: journal.entries, view };
}

/** One story, told in full. */
async function one(asked: Asked & { readonly seed: number }): Promise<ExitCode> {
  const { io, topology, file, json, seed, html } = asked;
  if (!json) io.out(swarmText(swarmOf(topology, seed)));
  const story = await played(topology, seed);
  const { swarm, outcome, entries } = story;
  const tale = taleOf(entries);
  if (json) io.out(JSON.stringify({ swarm, outcome, tale }, undefined, 2));
  else {
    io.out(['', ...tale.map(taleText), ''].join('\n'));
    for (const violation of outcome.violations) io.out(`broken: ${violation}`);
    const end = `${outcome.seconds.toFixed(0)} s, timeline ${outcome.hash}`;
    io.out(outcome.violations.length > 0 ? end : `${end}: nothing broke that must always hold`);
  }
  if (html !== undefined) {
    await written(asked, html, seedPage(story, { file, replay: againWith(file) }));
  }
  return outcome.violations.length > 0 ? 1 : 0;
}

async function written({ io, json }: Asked, html: string, page: string): Promise<void> {
  await writePage(io, html, page);
  if (!json) io.out(`\npage: ${html}`);
}

type Many = Asked & { readonly first: number; readonly last: number };

async function many(asked: Many): Promise<ExitCode> {
  const { io, file, topology, json, first, last, html } = asked;
  const workers = Math.min(availableParallelism(), last - first + 1);
  const again = againWith(file);
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
  if (html !== undefined) {
    const worst = await played(topology, worstSeedOf(summary));
    await written(asked, html, seedsPage(summary, worst, { file, replay: again }));
  }
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

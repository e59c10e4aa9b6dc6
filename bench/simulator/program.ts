import { readFileSync } from 'node:fs';
import { playSeed } from '../../sim/seeds/play-seed';
import { begin } from '../../sim/slow-path/story';
import type { Report, Task } from './contract';

const hourMs = 3_600_000;

/** A process of its own: nothing that was played before has warmed it up. */
async function main(file: string): Promise<Report> {
  const task = JSON.parse(readFileSync(file, 'utf8')) as Task;
  return task.play === 'calm' ? calm(task) : seeds(task);
}

async function calm(task: Extract<Task, { play: 'calm' }>): Promise<Report> {
  const { topology, workflows, warmUpHours, hours } = task;
  const { world, end } = begin({ topology, workflows, seed: 1, beats: [] });
  const { clock } = world;
  await clock.runUntil(warmUpHours * hourMs);
  const taken: Taken[] = [];
  for (const length of hours) {
    const one = await timed(() => clock.runUntil(clock.now() + length * hourMs));
    taken.push({ wallMs: one.wallMs / length, cpuMs: one.cpuMs / length });
  }
  const violations = end();
  if (violations.length > 0) throw new Error(`a calm story is none: ${violations.join('; ')}`);
  return reportOf(taken);
}

async function seeds(task: Extract<Task, { play: 'seeds' }>): Promise<Report> {
  const { topology, workflows, warmUpSeeds, seeds: count } = task;
  const playAll = async (first: number, last: number): Promise<void> => {
    for (let seed = first; seed <= last; seed += 1) await playSeed(topology, workflows, seed);
  };
  await playAll(1, warmUpSeeds);
  return reportOf([await timed(() => playAll(warmUpSeeds + 1, warmUpSeeds + count))]);
}

type Taken = { readonly wallMs: number; readonly cpuMs: number };

/** Processor time counts the garbage collector's and the compiler's threads too. */
async function timed(act: () => Promise<void>): Promise<Taken> {
  const startMs = performance.now();
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - startMs, cpuMs: (user + system) / 1_000 };
}

const reportOf = (taken: readonly Taken[]): Report => ({
  wallMs: taken.map(({ wallMs }) => wallMs),
  cpuMs: taken.map(({ cpuMs }) => cpuMs),
});

main(process.argv[2] ?? '').then(
  (report) => {
    process.stdout.write(`${JSON.stringify(report)}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exitCode = 1;
  },
);

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleProgram, workflowText } from '../local/simulator/bundle';
import type { Result, Row, Setting } from './harness';
import { defineBench } from './harness';
import { defaultTopology } from './measure/default-topology';
import { sourceFile } from './measure/deployed-bundle';
import { exponentOf } from './measure/exponent';
import { median } from './measure/median';
import { lastLineOf } from './measure/node-process';
import type { Report, Task } from './simulator/contract';
import { reportSchema } from './simulator/contract';
import { grownTopology } from './simulator/grown-topology';

type Plan = {
  /** Of the default topology: hours that warm up, and the lengths of those that are measured. */
  readonly warmUpHours: number;
  readonly hours: readonly number[];
  readonly warmUpSeeds: number;
  readonly seeds: number;
  /** Regions of the topologies whose calm is compared, and what is played of each. */
  readonly regions: readonly number[];
  readonly grownWarmUpHours: number;
  readonly grownHours: readonly number[];
};

const plans: Readonly<Record<Setting['size'], Plan>> = {
  tiny: {
    ...{ warmUpHours: 0.005, hours: [0.01], warmUpSeeds: 0, seeds: 1 },
    ...{ regions: [3, 5], grownWarmUpHours: 0.002, grownHours: [0.005] },
  },
  real: {
    ...{ warmUpHours: 1, hours: [1, 1, 1, 1, 1], warmUpSeeds: 40, seeds: 200 },
    ...{ regions: [3, 5, 8, 11, 15], grownWarmUpHours: 0.5, grownHours: [0.5, 0.5, 0.5] },
  },
};

/** The largest world's hour takes a minute on a slow machine. */
const timeoutMs = 600_000;

export const simulator = defineBench({
  name: 'simulator',
  question: 'How fast does simulated time pass?',
  run: async ({ size, folder }) => {
    const plan = plans[size];
    const play = await player(folder);
    const base = await defaultTopology();
    const { warmUpHours, hours, warmUpSeeds, seeds } = plan;
    const calm = await play({ play: 'calm', topology: base, warmUpHours, hours });
    const incidents = await play({ play: 'seeds', topology: base, warmUpSeeds, seeds });
    const grown: Report[] = [];
    for (const count of plan.regions) {
      const [warmUp, lengths] = [plan.grownWarmUpHours, plan.grownHours];
      const topology = grownTopology(base, count);
      grown.push(await play({ play: 'calm', topology, warmUpHours: warmUp, hours: lengths }));
    }
    return resultOf(plan, calm, incidents, grown);
  },
});

type Play = (task: Wanted) => Promise<Report>;

/** A task without what is the same for all. */
type Wanted = Task extends infer T ? (T extends Task ? Omit<T, 'workflows'> : never) : never;

/** Plays a task in a new process, as the workers of `npx meridian simulate` do. */
async function player(folder: string): Promise<Play> {
  const program = path.join(folder, 'program.js');
  await bundleProgram(sourceFile('bench', 'simulator', 'program.ts'), program);
  const [failover, restore] = [await workflowText('failover'), await workflowText('restore')];
  return async (task) => {
    const file = path.join(folder, 'task.json');
    await writeFile(file, JSON.stringify({ ...task, workflows: { failover, restore } }));
    return reportSchema.parse(
      JSON.parse(await lastLineOf([program, file], { env: {}, timeoutMs })),
    );
  };
}

function resultOf(plan: Plan, calm: Report, incidents: Report, grown: readonly Report[]): Result {
  const [firstGrown] = grown;
  if (firstGrown === undefined) throw new Error('no topology to compare; name some regions');
  const row = (what: string, unit: string, wall: number, cpu: number): Row => ({
    ...{ what, unit, values: [wall, cpu] },
  });
  const both = (
    what: string,
    unit: string,
    of: (ms: readonly number[]) => number,
    { wallMs, cpuMs }: Report,
  ) => row(what, unit, of(wallMs), of(cpuMs));
  const seconds = (ms: readonly number[]): number => median(ms) / 1_000;
  const aMinute = (ms: readonly number[]): number => (plan.seeds * 60_000) / median(ms);
  const exponent = (of: (report: Report) => readonly number[]): number =>
    exponentOf(grown.map((report, at) => [plan.regions[at] ?? NaN, median(of(report))] as const));
  return {
    columns: ['wall', 'processor'],
    rows: [
      both('a calm hour, default topology, median', 's', seconds, calm),
      both('a calm day, extrapolated from it', 's', (ms) => 24 * seconds(ms), calm),
      both('incidents a minute and core', '', aMinute, incidents),
      ...grown.map((report, at) =>
        both(`a calm hour of ${plan.regions[at] ?? '?'} regions, median`, 's', seconds, report),
      ),
      row(
        'power of the regions with which it grows',
        '',
        exponent(({ wallMs }) => wallMs),
        exponent(({ cpuMs }) => cpuMs),
      ),
    ],
    notes: [
      `a process each, as bundled for workers; ${plan.hours.length} calm hours after ` +
        `${plan.warmUpHours} to warm up; ${plan.seeds} seeds after ${plan.warmUpSeeds}`,
      'processor: all threads of the process, the compiler and the garbage collector included; ' +
        'on a busy machine wall time says more about the others',
      `${plan.regions.join(', ')} regions: equal shares, 16 checkers for each of n(n-1) votes; the ` +
        'power is the slope of the logarithms by least squares',
    ],
  };
}

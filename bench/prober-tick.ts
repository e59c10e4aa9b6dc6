import type { Result, Row, Setting } from './harness';
import { defineBench } from './harness';
import type { Cost, SizedRun } from './prober/cost';
import { costOf } from './prober/cost';
import type { Measure } from './prober/measurement';
import { withProber } from './prober/measurement';
import * as memory from './prober/memory-size';

type Plan = {
  /** Targets, each a new TLS connection while all is calm, and how many ticks are measured. */
  readonly columns: readonly { readonly targets: number; readonly ticks: number }[];
  /** A round each, with the heap of a function of this size; in turn, so a busy minute hits all. */
  readonly memoryMbs: readonly number[];
  /** Ticks before the measured ones, in which a process warms up. */
  readonly warmUp: number;
};

const tiny: Plan = {
  columns: [
    { targets: 2, ticks: 2 },
    { targets: 4, ticks: 2 },
  ],
  memoryMbs: [256],
  warmUp: 1,
};

/** An invocation of 170 s has 85 ticks; about as many let the resident set find its level. */
const real: Plan = {
  columns: [
    { targets: 4, ticks: 70 },
    { targets: 20, ticks: 70 },
    { targets: 200, ticks: 20 },
  ],
  memoryMbs: [128, 256, 512],
  warmUp: 5,
};

const plans: Readonly<Record<Setting['size'], Plan>> = { tiny, real };

const intervalMs = 2_000;

export const proberTick = defineBench({
  name: 'prober-tick',
  question: 'What does a tick of the prober cost, and which memorySize follows from it?',
  run: ({ size, folder }) => withProber(folder, (measure) => resultOf(plans[size], measure)),
});

async function resultOf(plan: Plan, measure: Measure): Promise<Result> {
  const { columns, memoryMbs, warmUp } = plan;
  const measured = columns.map((column) => ({ ...column, runs: [] as SizedRun[] }));
  for (const memoryMb of memoryMbs) {
    for (const { targets, ticks, runs } of measured) {
      const run = await measure({ targets, ticks: warmUp + ticks, memoryMb });
      runs.push({ ...run, memoryMb });
    }
  }
  const costs = measured.map(({ targets, runs }) => costOf(targets, runs, warmUp));
  const names = columns.map(({ targets }) => String(targets));
  return { columns: names, rows: rowsOf(plan, costs), notes: notesOf(plan) };
}

function rowsOf({ memoryMbs }: Plan, costs: readonly Cost[]): Row[] {
  const row = (what: string, unit: string, of: (cost: Cost) => number | undefined): Row => ({
    what,
    unit,
    values: costs.map(of),
  });
  const smallestCpuMs = costs[0]?.cpuMs ?? NaN;
  return [
    row('TLS connections opened per tick', '', ({ opened }) => opened),
    row('failed probes per tick', '', ({ failed }) => failed),
    row('processor time per tick, median', 'ms', ({ cpuMs }) => cpuMs),
    row('  against the first column', 'x', ({ cpuMs }) => cpuMs / smallestCpuMs),
    row('  per target', 'ms', ({ cpuMs, targets }) => cpuMs / targets),
    row('processor time of the first tick, median', 'ms', ({ firstCpuMs }) => firstCpuMs),
    ...memory.memorySteps.map((memoryMb) =>
      row(`busy at ${memoryMb} MB`, '%', ({ cpuMs }) => {
        return 100 * memory.busyShare({ cpuMs, intervalMs }, memoryMb);
      }),
    ),
    ...memoryMbs.map((memoryMb) =>
      row(`resident set at ${memoryMb} MB, peak`, 'MB', ({ peaks }) => {
        return peaks.find((peak) => peak.memoryMb === memoryMb)?.residentMb;
      }),
    ),
    row('resident set, growth per late tick, median', 'MB', ({ grownMb }) => grownMb),
    row('memorySize by processor', 'MB', ({ cpuMs }) =>
      memory.smallestForCpu({ cpuMs, intervalMs }),
    ),
    row('memorySize by resident set', 'MB', ({ peaks }) => memory.smallestForResidentSet(peaks)),
  ];
}

const notesOf = ({ columns, memoryMbs, warmUp }: Plan): string[] => [
  `columns: targets; ${memoryMbs.length} processes each, in turn; ${warmUp} ticks to warm up, ` +
    `then ${columns.map(({ ticks }) => ticks).join(', ')}; late ticks are the second half`,
  `rule: processor time x ${memory.mbPerProcessor} / MB <= ${memory.busyLimit * 100} % of ` +
    `${intervalMs} ms, and resident set <= ${memory.residentLimit * 100} % of MB under the heap ` +
    'limits Lambda sets; the larger of the two sizes holds',
  'more connections than targets mean that the machine was too busy for that column: run it again',
  'above 50 % a tick takes a second by itself, and probes open second connections for no reason',
  'a calm tick opens a connection per target; in an incident another per voter and per canary, and ' +
    'a second per target that does not answer within 1 s: read the column of twice your targets',
  `taken on ${process.arch} with node ${process.versions.node}; deployed on arm64 with node 24, ` +
    'whose cores differ: compare with the billed duration and max memory of the first deployment',
  'loopback: no name lookups, no lost packets; DynamoDB is a model without TLS in another process',
];

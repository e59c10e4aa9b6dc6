import type { Topology } from '../core/topology/schema';
import { largestRegion } from '../local/rehearsal/cast';
import type { Contestant, Fault } from '../sim/baselines/contestant';
import { contestants } from '../sim/baselines/contestants';
import { fastChecks } from '../sim/baselines/leaf-checks';
import { documentAsWhole } from '../sim/baselines/document';
import { measured } from '../sim/baselines/measured';
import { meridian } from '../sim/baselines/meridian';
import { calmTrial, faultTrial } from '../sim/baselines/trial';
import type { Row, Setting } from './harness';
import { defineBench } from './harness';
import { defaultTopology } from './measure/default-topology';
import { quantile } from './measure/quantile';

type Plan = {
  /** Trials of each fault and contestant: seeds from 1 on. */
  readonly seeds: number;
  /** Hours in calm of those that ask all the time, and of those that ask once a minute. */
  readonly busyHours: number;
  readonly idleHours: number;
};

const plans: Readonly<Record<Setting['size'], Plan>> = {
  tiny: { seeds: 4, busyHours: 0.05, idleHours: 0.5 },
  real: { seeds: 1_000, busyHours: 6, idleHours: 200 },
};

const lossPercents = [1, 5];

/** Whoever has checkers or probers at work costs a hundred times the processor time of a cron job. */
const busy: readonly Contestant[] = [meridian, fastChecks, documentAsWhole];

export const recovery = defineBench({
  name: 'recovery',
  question: 'How long until the last client is served elsewhere, and how often for nothing?',
  run: async ({ size }) => {
    const topology = await defaultTopology();
    const plan = plans[size];
    const region = largestRegion(topology);
    return {
      columns: contestants.map(({ name }) => name),
      rows: [
        ...(await faultRows('lost', { topology, region, plan })),
        ...(await faultRows('gray', { topology, region, plan })),
        ...(await calmRows(topology, plan)),
      ],
      notes: [
        `${region} fails for good, ${plan.seeds} seeds: lost, nothing of it answers; gray, 503`,
        'RTO: from the fault until the last client is served elsewhere; none: never. Error seconds: ' +
          'requests lost, in seconds of the whole traffic',
        'calm: nothing is sick, and that share of connections is accepted and never answered',
        ...assumptionNotes(),
      ],
    };
  },
});

type Cast = { readonly topology: Topology; readonly region: string; readonly plan: Plan };

async function faultRows(kind: Fault['kind'], { topology, region, plan }: Cast): Promise<Row[]> {
  const columns: { rtos: number[]; errorSeconds: number }[] = [];
  for (const contestant of contestants) {
    const rtos: number[] = [];
    let errorSeconds = 0;
    for (let seed = 1; seed <= plan.seeds; seed += 1) {
      const { served } = await measured(contestant, faultTrial(topology, { region, kind }, seed));
      rtos.push(served?.rtoSeconds ?? Infinity);
      errorSeconds += (served?.errorSeconds ?? NaN) / plan.seeds;
    }
    columns.push({ rtos, errorSeconds });
  }
  const p99s = columns.map(({ rtos }) => quantile(rtos, 0.99));
  const rto = (what: string, at: number): Row => ({
    what: `${kind}: RTO, ${what}`,
    unit: 's',
    values: columns.map(({ rtos }) => finite(quantile(rtos, at))),
  });
  return [
    rto('median', 0.5),
    rto('p99', 0.99),
    rto('max', 1),
    {
      what: `${kind}: p99 against the first column`,
      unit: 'x',
      values: p99s.map((p99) => finite(p99 / (p99s[0] ?? NaN))),
    },
    {
      what: `${kind}: error seconds, mean`,
      unit: 's',
      values: columns.map(({ errorSeconds, rtos }) =>
        rtos.includes(Infinity) ? undefined : errorSeconds,
      ),
    },
  ];
}

async function calmRows(topology: Topology, plan: Plan): Promise<Row[]> {
  const hours = contestants.map((one) => (busy.includes(one) ? plan.busyHours : plan.idleHours));
  const rows: Row[] = [{ what: 'calm: hours played', unit: 'h', values: hours }];
  for (const percent of lossPercents) {
    const values: number[] = [];
    for (const [at, contestant] of contestants.entries()) {
      const calm = { hours: hours[at] ?? 0, connectionLossPercent: percent };
      values.push((await measured(contestant, calmTrial(topology, calm, percent))).falseDrains);
    }
    rows.push({ what: `calm: false drains, ${percent} % lost`, unit: '', values });
  }
  return rows;
}

/** What is assumed, once for all who share it. */
function assumptionNotes(): string[] {
  const all = new Set(contestants.flatMap(({ assumptions }) => assumptions));
  const said = new Map<string, string[]>();
  for (const assumption of all) {
    const who = contestants.filter(({ assumptions }) => assumptions.includes(assumption));
    const names = who.map(({ name }) => name).join(', ');
    said.set(names, [...(said.get(names) ?? []), assumption]);
  }
  return [...said].map(([names, assumptions]) => `${names}: ${assumptions.join('; ')}`);
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

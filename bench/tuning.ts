import type { Topology } from '../core/topology/schema';
import { largestRegion } from '../local/rehearsal/cast';
import { measured } from '../sim/baselines/measured';
import { meridian } from '../sim/baselines/meridian';
import { faultTrial } from '../sim/baselines/trial';
import type { Result, Row, Setting } from './harness';
import { defineBench } from './harness';
import { defaultTopology } from './measure/default-topology';
import { quantile } from './measure/quantile';
import type { Judged } from './tuning/judged';
import { fastestOf, mostFalse } from './tuning/judged';
import { plotOf } from './tuning/plot';
import { nameOf, withTuned } from './tuning/settings';
import type { Swept } from './tuning/swept';
import { swept } from './tuning/swept';

/** Incidents that are simulated of the default and of each member of the frontier; how many members. */
const plans: Readonly<
  Record<Setting['size'], { readonly seeds: number; readonly members: number }>
> = { tiny: { seeds: 3, members: 1 }, real: { seeds: 400, members: Infinity } };

export const tuning = defineBench({
  name: 'tuning',
  question: 'Which setting is fastest among those that drain nobody for nothing?',
  run: async ({ size }) => {
    const topology = await defaultTopology();
    const sweep = swept(topology);
    const { seeds, members } = plans[size];
    const shown = [sweep.standing, ...sweep.frontier.slice(0, members)];
    const simulated: number[][] = [];
    for (const { tuned } of shown) simulated.push(await rtosOf(withTuned(topology, tuned), seeds));
    return {
      columns: shown.map((one, at) => (at === 0 ? 'default' : nameOf(one.tuned))),
      rows: rowsOf(shown, simulated),
      notes: notesOf(sweep, seeds),
      drawing: plotOf(sweep),
    };
  },
});

/** Recoveries of the last client from the loss of the largest region, by the deployed handlers. */
async function rtosOf(topology: Topology, seeds: number): Promise<number[]> {
  const fault = { region: largestRegion(topology), kind: 'lost' } as const;
  const rtos: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { served } = await measured(meridian, faultTrial(topology, fault, seed));
    rtos.push(served?.rtoSeconds ?? Infinity);
  }
  return rtos;
}

function rowsOf(shown: readonly Judged[], simulated: readonly number[][]): Result['rows'] {
  const row = (what: string, unit: string, of: (one: Judged) => number): Row => ({
    ...{ what, unit, values: shown.map(of) },
  });
  const played = (what: string, quantileOf: number): Row => ({
    what,
    unit: 's',
    values: simulated.map((rtos) => quantile(rtos, quantileOf)),
  });
  return [
    row('planned p99', 's', ({ p99 }) => p99),
    played('simulated, median', 0.5),
    played('simulated, p99', 0.99),
    played('simulated, max', 1),
    row('false drains at 1 %, power of ten', '', ({ falseAt1 }) => Math.log10(falseAt1)),
    row('false drains at 5 %, power of ten', '', ({ falseAt5 }) => Math.log10(falseAt5)),
    row('rides out', 's', ({ ridesOut }) => ridesOut),
    row('probes a second and region', '', ({ probesASecond }) => probesASecond),
  ];
}

function notesOf({ all, standing, fastest, frontier }: Swept, seeds: number): string[] {
  const allowed = all.filter(({ obstacle }) => obstacle === undefined);
  const steady = fastestOf(all, standing.ridesOut);
  const better = (standing.p99 - fastest.p99).toFixed(1);
  return [
    `${all.length} settings, ${allowed.length} of them allowed: no more probes than the default's, ` +
      `at most ${mostFalse} false drain in 10,000 region-days at a loss of 5 %, no minority that ` +
      'drains, no rule of plan broken; columns: the frontier of those',
    frontier.some((one) => one === standing || one.p99 === standing.p99)
      ? 'the default is on the frontier'
      : `the default is not on the frontier: ${nameOf(fastest.tuned)} is ${better} s faster and allowed`,
    `rides out: the longest outage of everything that casts no vote; of those that ride out ` +
      `${standing.ridesOut} s as the default does, the fastest is ${nameOf(steady.tuned)}`,
    `simulated: ${seeds} losses of the largest region by the deployed handlers; planned: 20,000 draws`,
    'false drains: in 10,000 region-days, by core/false-drains; losses that come together are not in it',
  ];
}

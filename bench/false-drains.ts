import { falseDrains } from '../core/false-drains/rate';
import type { Topology } from '../core/topology/schema';
import { measured } from '../sim/baselines/measured';
import { meridian } from '../sim/baselines/meridian';
import { calmTrial } from '../sim/baselines/trial';
import type { Row, Setting } from './harness';
import { defineBench } from './harness';
import { defaultTopology } from './measure/default-topology';

/** Hours that are played at each loss. */
const hours: Readonly<Record<Setting['size'], number>> = { tiny: 0.05, real: 8 };

/** The first two are what connections may come to; the rest makes events that can be counted. */
const lossPercents = [1, 5, 30, 35, 40, 45];

export const falseDrainsBench = defineBench({
  name: 'false-drains',
  question: 'How often is a region drained that is well, because connections get lost?',
  run: async ({ size }) => {
    const topology = await defaultTopology();
    const rows: Row[] = [
      formula('votes for nothing, pair and day, power of ten', topology, (rate) => {
        return rate.votesPerPairDay;
      }),
      formula('false drains in 10,000 region-days, power of ten', topology, (rate) => {
        return rate.perRegionDay * 10_000;
      }),
    ];
    for (const quorum of [1, 2, 3]) {
      const voting = { ...topology.voting, quorum };
      rows.push(...(await counted({ ...topology, voting }, quorum, hours[size])));
    }
    return {
      columns: lossPercents.map((percent) => `${percent} %`),
      rows,
      notes: [
        'columns: connections that are accepted and never answered, each on its own',
        'formula: core/false-drains; an observation fails if both connections do, threshold in a ' +
          'row cast a vote, ten good ones withdraw it, a quorum seen at once closes the gate',
        `counted: ${hours[size]} h of the deployed handlers in calm, five regions; expected by the ` +
          'formula, an upper bound above one vote, for it withholds none (two at once)',
        'not in it: losses that come together, in time or by place, and answers that come late',
      ],
    };
  },
});

type Rate = ReturnType<typeof falseDrains>;

const formula = (what: string, topology: Topology, of: (rate: Rate) => number): Row => ({
  what,
  unit: '',
  values: lossPercents.map((percent) => Math.log10(of(falseDrains(topology, percent / 100)))),
});

async function counted(topology: Topology, quorum: number, played: number): Promise<Row[]> {
  const counts: number[] = [];
  const expected: number[] = [];
  for (const percent of lossPercents) {
    const trial = { hours: played, connectionLossPercent: percent };
    const { falseDrains: count } = await measured(meridian, calmTrial(topology, trial, quorum));
    counts.push(count);
    const perDay = falseDrains(topology, percent / 100).perRegionDay;
    expected.push((perDay * topology.regions.length * played) / 24);
  }
  return [
    { what: `quorum ${quorum}: expected`, unit: '', values: expected },
    { what: `quorum ${quorum}: counted`, unit: '', values: counts },
  ];
}

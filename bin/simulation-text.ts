import type { Swarm } from '../sim/seeds/swarm';
import { beatsDrawn, optionsDrawn } from '../sim/report/drawn';
import type { Recovery, Summary } from '../sim/report/summary';
import { brokenPromises } from '../sim/report/summary';
import { aligned, wrapped } from './commands/plan-table';

/** What a seed has drawn, before its story begins. */
export const swarmText = (swarm: Swarm): string =>
  [
    `seed ${swarm.seed}: ${swarm.kind}`,
    ...aligned(optionsDrawn(swarm), 2),
    ...beatsDrawn(swarm).map(({ cue, act }) => `  ${cue.padStart(8)}  ${act}`),
  ].join('\n');

/** Everything that many seeds came to. */
export function summaryText(summary: Summary, replay: (seed: number) => string): string {
  const { kinds, calls, violations, falseDrains, shed, errorSeconds } = summary;
  const days = Object.entries(kinds)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return [
    '',
    `seeds ${summary.first} to ${summary.last}: ${days.join(', ')}`,
    `${summary.incidents} incidents in ${summary.simulatedHours.toFixed(1)} simulated hours, ` +
      `timeline ${summary.hash}`,
    '',
    'seconds until it is over, from the fault until the last client is served',
    ...aligned([recoveryHead, ...summary.recoveries.map(recoveryRow)], 2),
    '',
    ...aligned(
      [
        ['false drains on measured days', String(falseDrains)],
        ['requests lost by one lost region', `${errorSeconds.mean.toFixed(1)} s of all traffic`],
        ['most that a plan turned away', `${(shed.most * 100).toFixed(1)} % of all traffic`],
      ],
      2,
    ),
    '',
    'why people were called',
    ...(calls.length === 0 ? ['  nobody was'] : []),
    ...calls.slice(0, callsShown).flatMap(({ why, count }) => {
      const [first = '', ...rest] = wrapped(why, 9);
      return [`  ${String(count).padStart(5)}  ${first.trimStart()}`, ...rest];
    }),
    ...(calls.length > callsShown
      ? [`         and for ${calls.length - callsShown} more reasons; --json has all`]
      : []),
    '',
    ...brokenPromises(summary),
    ...(violations.length === 0
      ? ['nothing broke that must always hold, and every world became whole again']
      : violations.flatMap(({ seed, what }) => [
          `seed ${seed} breaks what must always hold; replay: ${replay(seed)}`,
          ...what.map((one) => `  ${one}`),
        ])),
  ].join('\n');
}

const callsShown = 8;

const recoveryHead = ['', 'seeds', 'p50', 'p99', 'max', 'never', 'plan p99', 'bound', 'target'];

function recoveryRow({ what, count, p50, p99, max, never, ...promised }: Recovery): string[] {
  const seconds = (value: number | undefined): string => value?.toFixed(1) ?? '-';
  return [
    what,
    String(count),
    ...[p50, p99, max].map(seconds),
    String(never),
    ...[promised.planP99, promised.bound, promised.target].map(seconds),
  ];
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { defaultTopology } from '../measure/default-topology';
import { machineLine } from '../measure/machine';
import { tableOf } from '../report';
import { compared } from './compared';
import { durationOf, prove } from './proof';
import { chosenRivals } from './rivals';

/**
 * `npx tsx bench/proof/run.ts [cron] [cron-3] [fast-checks]`: Meridian and its rivals in the same
 * running world, in real time; five minutes, seven with cron-3.
 */
async function main(names: readonly string[]): Promise<number> {
  const choices = chosenRivals(names);
  if (typeof choices === 'string') {
    process.stderr.write(`proof: ${choices}\n`);
    return 2;
  }
  const topology = await defaultTopology();
  const { calmSeconds, durationSeconds } = durationOf(choices);
  say(`${machineLine()}; ${Math.ceil((calmSeconds + durationSeconds) / 60)} minutes in real time`);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const { rehearsal, felt, faultMs } = await prove(topology, choices, (atMs, who, text) => {
    if (atMs >= 0) say(`${(atMs / 1000).toFixed(1).padStart(6)} s  ${who}: ${text}`);
    else if (who === 'trouble') say(`before it: ${text}`);
  });
  delay.disable();
  const failed = rehearsal.expectations.filter(({ met }) => !met);
  const notes = [
    'one run: phases of schedules and checkers, and the propagation of a batch, are drawn anew',
    "clients of the lost region's pool; a rival's have their answers from all of the last 60 s",
    `everything shares one event loop, which was late by ${(delay.max / 1e6).toFixed(0)} ms at most`,
    ...failed.map(({ what, got }) => `Meridian not as expected: ${what}; got ${got}`),
  ];
  const question = 'How long does the same outage last for whom?';
  say(`\n${tableOf({ name: 'proof', question, result: { ...compared(felt, faultMs), notes } })}`);
  return rehearsal.ok ? 0 : 1;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? '') : String(error);
    process.stderr.write(`proof: ${text}\n`);
    process.exitCode = 1;
  },
);

import { route53 } from '../../core/route53/figures';
import { Schedule } from '../../models/scheduler/schedule';
import { ofAliases, ofMonitors } from './assumptions';
import type { Contestant } from './contestant';
import { keepMonitoring } from './scheduled-monitor';
import { playOn } from './stage';

/** As Route 53's own default, and as the document declares it. */
const threshold = 3;

/** EventBridge Scheduler starts a function each minute, which asks everybody and sets weights. */
export const minuteScheduler: Contestant = {
  name: 'scheduler × 3',
  assumptions: [
    `EventBridge Scheduler: rate(1 minute), each start somewhere in its minute (AWS)`,
    `all regions at once, with the time-out of the topology's probes; ${threshold} failures in a row`,
    'granted: it runs where nothing fails',
    ...ofMonitors,
    ...ofAliases,
  ],
  play: (trial) =>
    playOn(trial, { startMs: 0, ttlSeconds: route53.aliasTtlSeconds }, (stage) => {
      const { timeoutMs } = trial.topology.probing;
      void keepMonitoring(stage, { starts, asks: 'together', timeoutMs, threshold });
    }),
};

function* starts(chance: () => number): Generator<number> {
  const schedule = new Schedule('monitor', 'rate(1 minute)', 0, chance);
  for (;;) {
    const startMs = schedule.nextDueMs();
    schedule.due(startMs);
    yield startMs;
  }
}

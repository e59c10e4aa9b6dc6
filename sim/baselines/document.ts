import { route53 } from '../../core/route53/figures';
import { ofAliases, ofChecks, ofEndpointChecks, ofMonitors } from './assumptions';
import type { Contestant, Played, Trial } from './contestant';
import { checksMadeMs, checkThreshold, keepAsking } from './leaf-checks';
import type { Monitor } from './scheduled-monitor';
import { keepMonitoring } from './scheduled-monitor';
import { playOn } from './stage';

/** `schedule: "*\/1 * * * *"` of the source document's CronJob. */
const everyMs = 60_000;

/** `curl -f -m 30` of its script. */
const timeoutMs = 30_000;

/** `FAILOVER_THRESHOLD` of its environment, which the script never reads. */
const declaredThreshold = 3;

/** `request_interval` of the document's two health checks. */
const checkIntervalSeconds = 30;

const ttlSeconds = route53.aliasTtlSeconds;

const asWritten: Monitor = {
  starts: everyMinute,
  asks: 'in turn',
  timeoutMs,
  threshold: 1,
};

function* everyMinute(): Generator<number> {
  for (let startMs = 0; ; startMs += everyMs) yield startMs;
}

const playCron = (trial: Trial, monitor: Monitor): Promise<Played> =>
  playOn(trial, { startMs: 0, ttlSeconds }, (stage) => void keepMonitoring(stage, monitor));

const cronGrants: readonly string[] = [
  "the source document's CronJob: on the full minute, regions in turn, 30 s for each",
  'granted: it acts for any region, not for us-west-2 alone, and asks names that exist',
  ...ofMonitors,
  ...ofAliases,
];

/** The document's CronJob, doing what its script does. */
export const cronAsWritten: Contestant = {
  name: 'cron',
  assumptions: [
    'as written: one failure suffices, for the threshold it declares is never read',
    'granted: it runs where nothing fails',
    ...cronGrants,
  ],
  play: (trial) => playCron(trial, asWritten),
};

/** The same with the threshold it declares. */
export const cronWithThreshold: Contestant = {
  name: 'cron × 3',
  assumptions: [
    `as declared: ${declaredThreshold} failures in a row, one a run`,
    'granted: it runs where nothing fails',
    ...cronGrants,
  ],
  play: (trial) => playCron(trial, { ...asWritten, threshold: declaredThreshold }),
};

/** The same in the cluster of the region that fails: a lost region takes its monitor along. */
export const cronInThere: Contestant = {
  name: 'cron in there',
  assumptions: ['as written, in the cluster of the region that fails', ...cronGrants],
  play: (trial) => playCron(trial, { ...asWritten, failsToo: true }),
};

/** Its monitor and its health checks side by side: whichever is first. */
export const documentAsWhole: Contestant = {
  name: 'cron + checks',
  assumptions: [
    'the cron as written and its checks, whichever takes the region out first',
    `granted: ${checkIntervalSeconds} s × ${checkThreshold} on every region; it has two, and AWS ` +
      'refuses both as they are written',
    ...ofEndpointChecks,
    ...ofChecks,
    ...cronGrants,
  ],
  play: (trial) =>
    playOn(trial, { startMs: checksMadeMs(checkIntervalSeconds), ttlSeconds }, (stage) => {
      void keepAsking(stage, checkIntervalSeconds);
      void keepMonitoring(stage, asWritten);
    }),
};

/** The floor of EventBridge Scheduler: a schedule starts at most once a minute (aws-facts D3). */
export const MIN_PERIOD_MS = 60_000;

const unitMs = {
  minute: 60_000,
  hour: 60 * 60_000,
  day: 24 * 60 * 60_000,
} as const;

/** Reads `rate(5 minutes)` as milliseconds; cron, at and seconds are refused. */
export function parseRate(expression: string): number {
  const match = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  const unit = (['minute', 'hour', 'day'] as const).find((one) => one === match?.[2]);
  const periodMs = unit === undefined ? 0 : Number(match?.[1]) * unitMs[unit];
  if (periodMs >= MIN_PERIOD_MS && Number.isSafeInteger(periodMs)) return periodMs;
  throw new Error(
    `cannot imitate the schedule ${JSON.stringify(expression)}: ` +
      'use rate(N minutes), hours or days, with N from 1',
  );
}

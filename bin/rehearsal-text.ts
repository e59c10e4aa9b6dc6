import type { Rehearsal } from '../local/rehearsal/rehearse';

/** A rehearsal's result as a person reads it: the verdict, the figures, every expectation. */
export function rehearsalText(rehearsal: Rehearsal): string {
  const { scenario, ok, expectations, finalShares } = rehearsal;
  const shares = Object.entries(finalShares)
    .toSorted(([, a], [, b]) => b - a)
    .map(([region, share]) => `${region} ${share.toFixed(0)} %`);
  return [
    '',
    `${scenario}: ${ok ? 'as expected' : 'NOT AS EXPECTED'}`,
    `  last client served again  ${recovery(rehearsal)}`,
    `  failed requests           ${rehearsal.failedRequests}`,
    `  false drains              ${rehearsal.falseDrains}`,
    `  requests at the end       ${shares.join(', ')}`,
    ...expectations.map(
      ({ what, met, got }) => `  ${met ? 'ok    ' : 'FAILED'}  ${what}${met ? '' : `; got ${got}`}`,
    ),
  ].join('\n');
}

function recovery({ rtoSeconds, boundSeconds, p99Seconds }: Rehearsal): string {
  const measured = rtoSeconds === null ? 'never' : `after ${rtoSeconds.toFixed(1)} s`;
  if (boundSeconds === null || p99Seconds === null) return measured;
  return `${measured} (budget: p99 ${p99Seconds.toFixed(1)} s, bound ${boundSeconds.toFixed(1)} s)`;
}

/** Several runs in one line: how the measured recoveries lie against the budget. */
export function runsText(runs: readonly Rehearsal[]): string {
  const times = runs.flatMap(({ rtoSeconds }) => rtoSeconds ?? []).toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.ceil(share * times.length) - 1] ?? NaN).toFixed(1);
  const good = runs.filter(({ ok }) => ok).length;
  return (
    `\n${good} of ${runs.length} runs as expected; recovery min ${at(1 / times.length)} s, ` +
    `median ${at(0.5)} s, max ${at(1)} s`
  );
}

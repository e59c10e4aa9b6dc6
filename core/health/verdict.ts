/** One probe's result. Slow and wrong answers are failures too: a gray region fails its users. */
export type Observation =
  | { readonly ok: true; readonly latencyMs: number }
  | { readonly ok: false; readonly latencyMs: number; readonly reason: string };

/** One observer's judgement of one target. */
export type Verdict = 'healthy' | 'suspect' | 'failed' | 'recovering';

/** What an observer remembers of a target between two ticks. */
export type Standing = {
  readonly verdict: Verdict;
  /** Consecutive failures; 0 after a success. */
  readonly failures: number;
  /** Consecutive successes since the last failure, counted only while it matters. */
  readonly successes: number;
  /** When the verdict became what it is. */
  readonly sinceMs: number;
  readonly latencyMs?: number | undefined;
  /** Why the last failure was one. */
  readonly lastFailure?: string | undefined;
};

export type Thresholds = {
  /** Consecutive failures that make a target failed. */
  readonly threshold: number;
  /** Consecutive successes that make it healthy again; larger, so that flapping stays out. */
  readonly recoveryThreshold: number;
};

export const unseen = (nowMs: number): Standing => ({
  verdict: 'healthy',
  failures: 0,
  successes: 0,
  sinceMs: nowMs,
});

/** The next standing. A failure while recovering is a failure of a region that never came back. */
export function judge(
  before: Standing,
  seen: Observation,
  limits: Thresholds,
  nowMs: number,
): Standing {
  const { verdict, failures, successes } = seen.ok
    ? afterSuccess(before, limits)
    : afterFailure(before, limits);
  const sinceMs = verdict === before.verdict ? before.sinceMs : nowMs;
  const standing = { verdict, failures, successes, sinceMs, latencyMs: seen.latencyMs };
  const lastFailure = seen.ok ? before.lastFailure : seen.reason;
  return lastFailure === undefined ? standing : { ...standing, lastFailure };
}

function afterSuccess({ verdict, successes }: Standing, limits: Thresholds) {
  if (verdict === 'healthy' || verdict === 'suspect') {
    return { verdict: 'healthy', failures: 0, successes: 0 } as const;
  }
  const counted = successes + 1;
  return counted >= limits.recoveryThreshold
    ? ({ verdict: 'healthy', failures: 0, successes: 0 } as const)
    : ({ verdict: 'recovering', failures: 0, successes: counted } as const);
}

function afterFailure({ verdict, failures }: Standing, limits: Thresholds) {
  const counted = failures + 1;
  const out = verdict === 'failed' || verdict === 'recovering';
  return {
    verdict: out || counted >= limits.threshold ? ('failed' as const) : ('suspect' as const),
    failures: counted,
    successes: 0,
  };
}

/**
 * What is left of a standing whose counts are too old to continue: a verdict that took a threshold
 * to reach stays, a count that led towards one starts again.
 */
export function withoutCounts(standing: Standing, nowMs: number): Standing {
  const verdict =
    standing.verdict === 'suspect'
      ? 'healthy'
      : standing.verdict === 'recovering'
        ? 'failed'
        : standing.verdict;
  return {
    ...standing,
    verdict,
    failures: 0,
    successes: 0,
    sinceMs: verdict === standing.verdict ? standing.sinceMs : nowMs,
  };
}

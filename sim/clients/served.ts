/** Where DNS sends a pool's users, from a moment on. Shares are 0-1 and sum to 1, or to 0. */
export type Answers = {
  readonly fromMs: number;
  readonly shares: Readonly<Record<string, number>>;
};

/** A pool's users: all of them ask the same name. */
export type Users = {
  readonly pool: string;
  /** Their part of all traffic, 0-1. */
  readonly demand: number;
  /** In order of time; each stands until the next one. */
  readonly answers: readonly Answers[];
};

/** A time in which a region fails its users; without an end it goes on for ever. */
export type Outage = {
  readonly region: string;
  readonly fromMs: number;
  readonly untilMs?: number;
};

export type Fleet = {
  readonly users: readonly Users[];
  /** A resolver keeps an answer for so long, seconds. */
  readonly ttlSeconds: number;
  /** A client gives up on a request after so long and asks again, seconds. */
  readonly timeoutSeconds: number;
};

/** What an outage meant to those who were there. */
export type Served = {
  /**
   * From its beginning until the last client is served, seconds; undefined where somebody is still
   * sent to the region when the story ends. 0 where nobody was sent there at all.
   */
  readonly rtoSeconds: number | undefined;
  /** Requests lost, in seconds of the whole traffic: half of it for ten seconds is 5. */
  readonly errorSeconds: number;
};

/**
 * What clients go through: somebody asked DNS just before an answer changed and keeps it for its
 * TTL, and sent a request just before that. Nothing is counted after `endMs`, the story's end.
 */
export function servedThrough(outage: Outage, fleet: Fleet, endMs: number): Served {
  const ttlMs = fleet.ttlSeconds * 1000;
  const untilMs = outage.untilMs ?? Infinity;
  let lastMs: number | undefined;
  let errorMs = 0;
  let unended = false;
  for (const { demand, answers } of fleet.users) {
    for (const [fromMs, toMs, share] of spansNaming(outage.region, answers, endMs)) {
      // Whoever asked in this span uses the answer until one TTL after it.
      const usedUntilMs = Math.min(toMs + ttlMs, untilMs);
      if (usedUntilMs <= outage.fromMs || fromMs >= untilMs) continue;
      lastMs = Math.max(lastMs ?? 0, usedUntilMs);
      if (toMs >= endMs && untilMs > endMs) unended = true;
      errorMs +=
        demand *
        share *
        lostMs({ fromMs, toMs }, ttlMs, {
          fromMs: outage.fromMs,
          untilMs: Math.min(untilMs, endMs),
        });
    }
  }
  const seconds = lastMs === undefined ? 0 : (lastMs - outage.fromMs) / 1000 + fleet.timeoutSeconds;
  return { rtoSeconds: unended ? undefined : seconds, errorSeconds: errorMs / 1000 };
}

type Span = readonly [fromMs: number, toMs: number, share: number];

/** When DNS names a region, and to how many of those who ask. */
function spansNaming(region: string, answers: readonly Answers[], endMs: number): Span[] {
  return answers.flatMap(({ fromMs, shares }, at) => {
    const toMs = answers[at + 1]?.fromMs ?? endMs;
    const share = shares[region] ?? 0;
    return share > 0 && toMs > fromMs ? [[fromMs, toMs, share] as const] : [];
  });
}

/**
 * Clients ask evenly and use an answer for a whole TTL: at a moment, the part of them that holds an
 * answer of this span is the part of the last TTL that the span covers. Summed up over the outage.
 */
function lostMs(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  ttlMs: number,
  outage: { readonly fromMs: number; readonly untilMs: number },
): number {
  const held = (atMs: number): number => area(atMs - fromMs, ttlMs) - area(atMs - toMs, ttlMs);
  const endMs = Math.min(outage.untilMs, toMs + ttlMs);
  const beginMs = Math.max(outage.fromMs, fromMs);
  return endMs <= beginMs ? 0 : held(endMs) - held(beginMs);
}

/** The area under a ramp that rises from 0 to 1 within `ttlMs` and stays there. */
function area(ms: number, ttlMs: number): number {
  if (ms <= 0) return 0;
  return ms <= ttlMs ? (ms * ms) / (2 * ttlMs) : ms - ttlMs / 2;
}

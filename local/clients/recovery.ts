import type { Attempt } from './attempt';

/** How one fault was felt by the clients, from the moment it happened. */
export type Recovery = {
  /**
   * Seconds from the fault to the first good answer of the last client that had failed; 0 where
   * nobody failed, undefined while somebody still does.
   */
  readonly rtoSeconds: number | undefined;
  readonly lastClient?: string;
  readonly failedRequests: number;
  readonly affectedClients: number;
};

/** Measures a recovery from every attempt that ended after the fault. No failure is left out. */
export function measureRecovery(attempts: readonly Attempt[], faultMs: number): Recovery {
  const after = attempts.filter(({ endMs }) => endMs >= faultMs);
  const failed = after.filter(({ failure }) => failure !== undefined);
  const affected = [...new Set(failed.map(({ client }) => client))];
  const recovered = affected.map((client) => ({
    client,
    atMs: firstGoodAfterLastFailure(after.filter((attempt) => attempt.client === client)),
  }));
  const last = recovered.reduce<(typeof recovered)[number] | undefined>(
    (latest, one) => ((latest?.atMs ?? -1) < (one.atMs ?? Infinity) ? one : latest),
    undefined,
  );
  const rtoSeconds = last === undefined ? 0 : secondsBetween(faultMs, last.atMs);
  return {
    rtoSeconds,
    ...(last === undefined ? {} : { lastClient: last.client }),
    failedRequests: failed.length,
    affectedClients: affected.length,
  };
}

function firstGoodAfterLastFailure(attempts: readonly Attempt[]): number | undefined {
  const ordered = attempts.toSorted((a, b) => a.endMs - b.endMs);
  const lastFailure = ordered.findLastIndex(({ failure }) => failure !== undefined);
  return ordered[lastFailure + 1]?.endMs;
}

const secondsBetween = (fromMs: number, toMs: number | undefined): number | undefined =>
  toMs === undefined ? undefined : (toMs - fromMs) / 1000;

/** Percent of the requests each region was named for, of those that ended from `sinceMs` on. */
export function sharesSince(attempts: readonly Attempt[], sinceMs: number): Record<string, number> {
  const named = attempts.flatMap(({ endMs, region }) =>
    endMs >= sinceMs && region !== undefined ? [region] : [],
  );
  const shares: Record<string, number> = {};
  for (const region of named) shares[region] = (shares[region] ?? 0) + 100 / named.length;
  return shares;
}

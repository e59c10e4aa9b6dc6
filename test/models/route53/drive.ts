import type { StatusChange } from '../../../models/route53/check-state';
import type { HealthCheckFleet, Probe } from '../../../models/route53/checkers';

/** How an endpoint treats one request, and after how long its checker knows. */
export type Treatment = { readonly ok: boolean; readonly afterMs: number };

/** Runs a fleet's requests under virtual time until a moment; says every change on the way. */
export function drive(
  fleet: HealthCheckFleet,
  untilMs: number,
  endpoint: (probe: Probe, startMs: number) => Treatment,
): StatusChange[] {
  const changes: StatusChange[] = [];
  const open: { atMs: number; probe: Probe; ok: boolean }[] = [];
  for (;;) {
    open.sort((a, b) => a.atMs - b.atMs);
    const nextMs = Math.min(open[0]?.atMs ?? Infinity, fleet.nextDueMs());
    if (nextMs > untilMs) break;
    for (let first = open[0]; first !== undefined && first.atMs <= nextMs; first = open[0]) {
      const { probe, ok, atMs } = first;
      open.shift();
      changes.push(...fleet.report(probe.checkId, probe.checker, { ok }, atMs));
    }
    for (const probe of fleet.due(nextMs)) {
      const { ok, afterMs } = endpoint(probe, nextMs);
      open.push({ atMs: nextMs + afterMs, probe, ok });
    }
  }
  // What is still on its way is reported at once, so that driving on finds every checker free.
  for (const { probe, ok, atMs } of open) {
    changes.push(...fleet.report(probe.checkId, probe.checker, { ok }, atMs));
  }
  return changes;
}

export const passing: Treatment = { ok: true, afterMs: 0 };
export const failing: Treatment = { ok: false, afterMs: 0 };

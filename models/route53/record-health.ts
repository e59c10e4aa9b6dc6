import type { External } from './external-target';
import { externalTarget } from './external-target';
import type { RecordSet } from './record';
import type { Zone } from './zone';
import { isInZone, recordsAt } from './zone';

/** Health as DNS sees it. */
export type HealthView = {
  readonly dnsHealthy: (checkId: string) => boolean;
  readonly external?: External | undefined;
};

/** Aliases in a row; a zone that passes `zoneProblems` has no loop, and none of ours is as deep. */
export const aliasDepthLimit = 16;

/**
 * Whether Route 53 takes a record for healthy: its own check, and, for an alias that evaluates it,
 * the target's: a group is healthy while one of its members is. A record with neither is healthy.
 */
export function isHealthy(zone: Zone, record: RecordSet, view: HealthView, depth = 0): boolean {
  if (depth > aliasDepthLimit) throw new Error(aliasLoop(record.name));
  const { alias, healthCheckId, type } = record;
  if (healthCheckId !== undefined && !view.dnsHealthy(healthCheckId)) return false;
  if (!alias?.evaluateTargetHealth) return true;
  if (!isInZone(zone, alias)) return externalTarget(view.external, alias, type).healthy;
  return recordsAt(zone, alias.name, type).some((target) =>
    isHealthy(zone, target, view, depth + 1),
  );
}

export const aliasLoop = (name: string): string =>
  `more than ${aliasDepthLimit} aliases in a row at ${name}; check the zone with zoneProblems`;

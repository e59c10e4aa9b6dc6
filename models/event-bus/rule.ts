import type { BusEvent } from './event';
import type { Pattern } from './pattern';
import { parsePattern } from './pattern';
import { refuse } from './refusal';

/** EventBridge quotas: targets of a rule, retries and age of a delivery (aws-facts D2). */
export const MAX_TARGETS = 5;
export const DEFAULT_RETRY_ATTEMPTS = 185;
export const DEFAULT_EVENT_AGE_MS = 24 * 60 * 60 * 1000;

/** Where a rule sends its events. */
export interface Target {
  readonly id: string;
  /** A bus of another region; it never gets an event that was forwarded already. */
  readonly isBus?: boolean;
  /** Takes the event, or answers `failed` to be tried again later. May be called twice for one. */
  readonly deliver: (event: BusEvent, nowMs: number) => 'taken' | 'failed';
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeMs?: number;
  /** Takes what could not be delivered; without it such an event is lost. */
  readonly deadLetter?: (event: BusEvent, nowMs: number) => void;
}

export interface Rule {
  readonly name: string;
  readonly pattern: Pattern;
  readonly targets: readonly Target[];
}

/** Reads a rule; schedules are not imitated here, see models/scheduler. */
export function makeRule(name: string, eventPattern: unknown, targets: readonly Target[]): Rule {
  if (targets.length > MAX_TARGETS) {
    throw refuse(`rule ${name} has ${targets.length} targets, at most ${MAX_TARGETS} are allowed`);
  }
  if (new Set(targets.map(({ id }) => id)).size < targets.length) {
    throw refuse(`rule ${name} has two targets of one id, name them differently`);
  }
  return { name, pattern: parsePattern(eventPattern), targets };
}

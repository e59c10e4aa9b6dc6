import type { BusEvent } from './event';
import { formatTime } from './event';
import { matchesPattern } from './pattern';
import type { PutEventsEntry, PutEventsResultEntry } from './put-events';
import { detailOf, entryProblem } from './put-events';
import type { Rule, Target } from './rule';
import { DEFAULT_EVENT_AGE_MS, DEFAULT_RETRY_ATTEMPTS } from './rule';

/** Bounds of the way from PutEvents to a target (*assumed*). */
export const DELIVERY_MIN_MS = 50;
export const DELIVERY_MAX_MS = 500;
/** The first wait before a retry; each further one doubles, up to the last figure (*assumed*). */
export const FIRST_RETRY_MS = 1000;
export const LONGEST_RETRY_MS = 10 * 60 * 1000;
/** How many of the newest events a bus remembers for those who look later. */
export const REMEMBERED_EVENTS = 1000;

export interface BusOptions {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly chance: () => number;
  readonly newId: () => string;
  /** The share of deliveries that happen twice: EventBridge promises at least once, not once. */
  readonly duplicateShare?: number;
}

interface Delivery {
  readonly event: BusEvent;
  readonly target: Target;
  readonly acceptedMs: number;
  readonly dueMs: number;
  readonly attempt: number;
}

/**
 * A classic custom event bus. What it takes is matched against the rules at once and delivered
 * later, each target on its own, in no order, at least once.
 */
export class EventBus {
  private readonly rules = new Map<string, Rule>();
  private readonly subscribers = new Set<(event: BusEvent) => void>();
  private readonly remembered: BusEvent[] = [];
  private waiting: Delivery[] = [];

  constructor(private readonly options: BusOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Adds the rule, or replaces the one of the same name. */
  putRule(rule: Rule): void {
    this.rules.set(rule.name, rule);
  }

  removeRule(name: string): void {
    this.rules.delete(name);
  }

  /** Calls back for each event the bus takes from now on, until the returned function is called. */
  subscribe(listener: (event: BusEvent) => void): () => void {
    this.subscribers.add(listener);
    return () => this.subscribers.delete(listener);
  }

  /** The newest events, oldest first. */
  recent(): readonly BusEvent[] {
    return [...this.remembered];
  }

  /** Takes one entry of a PutEvents call, or says why not. */
  put(entry: PutEventsEntry, nowMs: number): PutEventsResultEntry {
    const problem = entryProblem(entry);
    const detail = detailOf(entry);
    if (problem !== undefined || detail === undefined) return problem ?? {};
    const event: BusEvent = {
      version: '0',
      id: this.options.newId(),
      'detail-type': entry.DetailType ?? '',
      source: entry.Source ?? '',
      account: this.options.account,
      time: formatTime(entry.Time === undefined ? nowMs : entry.Time * 1000),
      region: this.options.region,
      resources: entry.Resources ?? [],
      detail,
    };
    this.take(event, nowMs, false);
    return { EventId: event.id };
  }

  /** Takes an event that a rule of another bus forwards: it goes to no further bus. */
  receive(event: BusEvent, nowMs: number): void {
    this.take(event, nowMs, true);
  }

  nextDueMs(): number | undefined {
    return this.waiting.length === 0
      ? undefined
      : Math.min(...this.waiting.map(({ dueMs }) => dueMs));
  }

  /** Makes the deliveries due by `nowMs`. What they cause on this bus waits for its own time. */
  advance(nowMs: number): void {
    const due = this.waiting.filter(({ dueMs }) => dueMs <= nowMs);
    this.waiting = this.waiting.filter(({ dueMs }) => dueMs > nowMs);
    for (const delivery of due.sort((a, b) => a.dueMs - b.dueMs)) this.attempt(delivery, nowMs);
  }

  private take(event: BusEvent, nowMs: number, forwarded: boolean): void {
    this.remembered.push(event);
    if (this.remembered.length > REMEMBERED_EVENTS) this.remembered.shift();
    for (const listener of this.subscribers) listener(event);
    const targets = [...this.rules.values()]
      .filter(({ pattern }) => matchesPattern(pattern, event))
      .flatMap((rule) => rule.targets)
      .filter(({ isBus }) => !(forwarded && isBus === true));
    for (const target of targets) {
      const twice = this.options.chance() < (this.options.duplicateShare ?? 0);
      for (let copy = 0; copy < (twice ? 2 : 1); copy += 1) {
        const drawn = this.options.chance() * (DELIVERY_MAX_MS - DELIVERY_MIN_MS);
        const dueMs = nowMs + DELIVERY_MIN_MS + Math.floor(drawn);
        this.waiting.push({ event, target, acceptedMs: nowMs, dueMs, attempt: 0 });
      }
    }
  }

  private attempt(delivery: Delivery, nowMs: number): void {
    const { event, target, acceptedMs, attempt } = delivery;
    if (target.deliver(structuredClone(event), nowMs) === 'taken') return;
    const dueMs = nowMs + Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS);
    const attempts = target.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS;
    const ageMs = target.maximumEventAgeMs ?? DEFAULT_EVENT_AGE_MS;
    if (attempt >= attempts || dueMs - acceptedMs > ageMs) {
      target.deadLetter?.(structuredClone(event), nowMs);
    } else {
      this.waiting.push({ ...delivery, dueMs, attempt: attempt + 1 });
    }
  }
}

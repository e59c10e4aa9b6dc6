import type { Delays } from './delays';
import type { HealthCheck } from './health-check';
import { Timeline } from './timeline';

/** A check's status changed. */
export type StatusChange = {
  readonly checkId: string;
  readonly healthy: boolean;
  /** When it is what it is. */
  readonly atMs: number;
  /** When DNS answers by it; later changes of the same check never come earlier. */
  readonly dnsAtMs: number;
};

/** One check's status, as it is and as DNS sees it. */
export class CheckState {
  private readonly status: Timeline<boolean>;
  private readonly dns: Timeline<boolean>;

  constructor(
    readonly check: HealthCheck,
    healthy: boolean,
  ) {
    this.status = new Timeline(healthy);
    this.dns = new Timeline(healthy);
  }

  /** The status the newest known outcome leads to. */
  get newest(): boolean {
    return this.status.newest.value;
  }

  statusAt(nowMs: number): boolean {
    return this.status.at(nowMs);
  }

  dnsAt(nowMs: number): boolean {
    return this.dns.at(nowMs);
  }

  /** Sets the status from a moment on; the delay until DNS sees it is drawn once, if it changes. */
  set(
    healthy: boolean,
    atMs: number,
    [least, most]: Delays['aggregationMs'],
    chance: () => number,
  ): StatusChange[] {
    if (healthy === this.newest) return [];
    this.status.add(atMs, healthy);
    const dnsAtMs = this.dns.add(atMs + least + chance() * (most - least), healthy);
    return [{ checkId: this.check.id, healthy, atMs, dnsAtMs }];
  }

  forgetBefore(nowMs: number): void {
    this.status.forgetBefore(nowMs);
    this.dns.forgetBefore(nowMs);
  }
}

import type { Clock } from '../lambdas/ports';

type Sleeper = { readonly dueMs: number; readonly order: number; readonly wake: () => void };

/**
 * Time that passes only when everybody sleeps. Sleepers wake in the order of their moments, and at
 * one moment in the order in which they lay down, so one seed gives one story.
 */
export class VirtualClock implements Clock {
  private sleepers: Sleeper[] = [];
  private order = 0;

  constructor(private nowMs = 0) {}

  readonly now = (): number => this.nowMs;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.sleepers.push({ dueMs: this.nowMs + Math.max(0, ms), order: this.order++, wake });
    });

  /** Lets time pass until `untilMs`, waking everybody on the way. */
  async runUntil(untilMs: number): Promise<void> {
    for (;;) {
      await settled();
      const next = this.earliest();
      if (next === undefined || next.dueMs > untilMs) break;
      this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
      this.nowMs = next.dueMs;
      next.wake();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  private earliest(): Sleeper | undefined {
    return this.sleepers.reduce<Sleeper | undefined>(
      (best, one) =>
        best === undefined ||
        one.dueMs < best.dueMs ||
        (one.dueMs === best.dueMs && one.order < best.order)
          ? one
          : best,
      undefined,
    );
  }
}

/** Resolves when all that follows from what has happened has happened: promises, not timers. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

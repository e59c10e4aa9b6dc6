import type { Clock } from '../lambdas/ports';

type Sleeper = { readonly dueMs: number; readonly wake: () => void };

/**
 * Time that passes only when everybody sleeps. Sleepers wake in the order of their moments, and at
 * one moment in the order in which they lay down, so one seed gives one story.
 */
export class VirtualClock implements Clock {
  /** The next to wake is the last. */
  private readonly sleepers: Sleeper[] = [];

  /** `afterEach` looks at the world whenever all that follows from a moment has happened. */
  constructor(
    private nowMs = 0,
    private readonly afterEach: () => void = () => undefined,
  ) {}

  readonly now = (): number => this.nowMs;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.lieDown({ dueMs: this.nowMs + Math.max(0, ms), wake });
    });

  /** Lets time pass until `untilMs`, waking everybody on the way. */
  async runUntil(untilMs: number): Promise<void> {
    for (;;) {
      await settled();
      this.afterEach();
      const next = this.sleepers.at(-1);
      if (next === undefined || next.dueMs > untilMs) break;
      this.sleepers.pop();
      this.nowMs = next.dueMs;
      next.wake();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  private lieDown(sleeper: Sleeper): void {
    let from = 0;
    let to = this.sleepers.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      // Of two at one moment the later one lies further from the end.
      if ((this.sleepers[middle]?.dueMs ?? 0) > sleeper.dueMs) from = middle + 1;
      else to = middle;
    }
    this.sleepers.splice(from, 0, sleeper);
  }
}

/** Resolves when all that follows from what has happened has happened: promises, not timers. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

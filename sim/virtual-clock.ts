import type { Clock } from '../lambdas/ports';

type Sleeper = {
  readonly dueMs: number;
  /** Whether anything follows that has to happen before time goes on. */
  readonly wake: () => 'goes on' | 'is over';
};

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
    new Promise((resolve) => {
      const wake = () => {
        resolve();
        return 'goes on' as const;
      };
      this.lieDown({ dueMs: this.nowMs + Math.max(0, ms), wake });
    });

  /**
   * Does something after so many milliseconds. An act that gives nothing back was over when it
   * returned: no promise was kept by it, so nobody has to be waited for.
   */
  later(ms: number, act: () => Promise<void> | undefined): void {
    const wake = () => (act() === undefined ? ('is over' as const) : ('goes on' as const));
    this.lieDown({ dueMs: this.nowMs + Math.max(0, ms), wake });
  }

  /** Lets time pass until `untilMs`, waking everybody on the way. */
  async runUntil(untilMs: number): Promise<void> {
    let woken: ReturnType<Sleeper['wake']> = 'goes on';
    for (;;) {
      if (woken === 'goes on') await settled();
      this.afterEach();
      const next = this.sleepers.at(-1);
      if (next === undefined || next.dueMs > untilMs) break;
      this.sleepers.pop();
      this.nowMs = next.dueMs;
      woken = next.wake();
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

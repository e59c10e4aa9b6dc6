import { parseRate } from './rate';

/** How late within its minute a start may come: "invoked within the minute" (aws-facts D3). */
export const PRECISION_MS = 60_000;

/** One start of a schedule: which one it is, and when it happens. */
export interface Start {
  readonly index: number;
  readonly atMs: number;
}

/**
 * A schedule of EventBridge Scheduler with a rate. Start k happens at base + k * period +
 * U(0, 60 s), so that two starts of `rate(1 minute)` may lie almost 119 s apart, or next to none.
 * Never two of one k. A flexible time window is not imitated.
 */
export class Schedule {
  readonly periodMs: number;
  private next: Start;

  constructor(
    readonly name: string,
    expression: string,
    private readonly baseMs: number,
    private readonly chance: () => number,
  ) {
    this.periodMs = parseRate(expression);
    this.next = this.draw(0);
  }

  nextDueMs(): number {
    return this.next.atMs;
  }

  /** The starts due by `nowMs` that were not handed out yet, in order. */
  due(nowMs: number): readonly Start[] {
    const starts: Start[] = [];
    while (this.next.atMs <= nowMs) {
      starts.push(this.next);
      this.next = this.draw(this.next.index + 1);
    }
    return starts;
  }

  private draw(index: number): Start {
    const atMs = this.baseMs + index * this.periodMs + Math.floor(this.chance() * PRECISION_MS);
    return { index, atMs };
  }
}

/** How many requests at once, and how many a second in the long run. */
export type BucketSize = { readonly capacity: number; readonly perSecond: number };

/** A bucket of tokens that is full at first and fills up again with time. */
export class TokenBucket {
  private tokens: number;
  private latestMs = -Infinity;

  constructor(private readonly size: BucketSize) {
    this.tokens = size.capacity;
  }

  /** Whether so many tokens are there; more than it ever holds are there when it is full. */
  has(wanted: number, nowMs: number): boolean {
    this.fill(nowMs);
    return this.tokens >= Math.min(wanted, this.size.capacity);
  }

  take(wanted: number, nowMs: number): void {
    this.fill(nowMs);
    this.tokens = Math.max(0, this.tokens - wanted);
  }

  /** A clock that goes back fills nothing. */
  private fill(nowMs: number): void {
    const { capacity, perSecond } = this.size;
    const passedMs = Math.max(0, nowMs - this.latestMs);
    this.tokens = Math.min(capacity, this.tokens + (passedMs / 1000) * perSecond);
    this.latestMs = Math.max(this.latestMs, nowMs);
  }
}

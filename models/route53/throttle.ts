import { Route53Refusal } from './api-refusal';
import type { BucketSize } from './token-bucket';
import { TokenBucket } from './token-bucket';

export type ThrottleSizes = {
  /** All requests of the account. */
  readonly account: BucketSize;
  /** The requests of each action. */
  readonly action: BucketSize;
  /** Changes of records: 1 for CREATE and DELETE, 2 for UPSERT. */
  readonly changes: BucketSize;
};

/** AWS, throttling of Route 53 API requests, since July 2026 (before: five requests a second). */
export const defaultThrottle: ThrottleSizes = {
  account: { capacity: 50, perSecond: 10 },
  action: { capacity: 50, perSecond: 10 },
  changes: { capacity: 1_500, perSecond: 100 },
};

/** What one account may ask for. A request that is refused costs nothing (assumed). */
export class Throttle {
  private readonly account: TokenBucket;
  private readonly changes: TokenBucket;
  private readonly actions = new Map<string, TokenBucket>();

  constructor(private readonly sizes: ThrottleSizes) {
    this.account = new TokenBucket(sizes.account);
    this.changes = new TokenBucket(sizes.changes);
  }

  /** Lets a request through, or throws `Throttling`. */
  admit(action: string, nowMs: number, changes = 0): void {
    const costs: [TokenBucket, number][] = [
      [this.account, 1],
      [this.ofAction(action), 1],
      [this.changes, changes],
    ];
    if (!costs.every(([bucket, cost]) => bucket.has(cost, nowMs))) {
      throw new Route53Refusal('Throttling', ['Rate exceeded']);
    }
    for (const [bucket, cost] of costs) bucket.take(cost, nowMs);
  }

  private ofAction(action: string): TokenBucket {
    const bucket = this.actions.get(action) ?? new TokenBucket(this.sizes.action);
    this.actions.set(action, bucket);
    return bucket;
  }
}

import type { Links } from './links';

/** Something on its way to a region, from any of those that have it. */
export interface Delivery<T> {
  readonly from: readonly string[];
  readonly to: string;
  readonly dueMs: number;
  readonly payload: T;
}

/** Deliveries between regions: each arrives at its time, or once its link is healed. */
export class DeliveryQueue<T> {
  private waiting: Delivery<T>[] = [];

  constructor(private readonly links: Links) {}

  get size(): number {
    return this.waiting.length;
  }

  add(delivery: Delivery<T>): void {
    this.waiting.push(delivery);
  }

  /** When the next one arrives that no cut holds up; a healed one may be due in the past. */
  nextDueMs(): number | undefined {
    const times = this.waiting.filter((one) => this.passes(one)).map(({ dueMs }) => dueMs);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Takes out what has arrived by `nowMs`, in the order of arrival. */
  take(nowMs: number): readonly Delivery<T>[] {
    const arrived = this.waiting.filter((one) => one.dueMs <= nowMs && this.passes(one));
    this.waiting = this.waiting.filter((one) => !arrived.includes(one));
    return arrived.sort((a, b) => a.dueMs - b.dueMs);
  }

  private passes({ from, to }: Delivery<T>): boolean {
    return from.some((source) => this.links.open(source, to));
  }
}

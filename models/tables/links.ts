/**
 * Which region's replicas reach which. Directed, because partitions may be one-way. Tables of one
 * world share it: it stands for the network between the replicas, not between caller and table.
 */
export class Links {
  private readonly cuts = new Map<string, number>();

  constructor(readonly regions: readonly string[]) {}

  /** Cuts one direction from `nowMs` on; cutting what is cut keeps the older time. */
  cut(from: string, to: string, nowMs: number): void {
    const link = this.name(from, to);
    if (!this.cuts.has(link)) this.cuts.set(link, nowMs);
  }

  heal(from: string, to: string): void {
    this.cuts.delete(this.name(from, to));
  }

  /** Cuts a region off from all others, in both directions. */
  isolate(region: string, nowMs: number): void {
    for (const other of this.others(region)) {
      this.cut(region, other, nowMs);
      this.cut(other, region, nowMs);
    }
  }

  rejoin(region: string): void {
    for (const other of this.others(region)) {
      this.heal(region, other);
      this.heal(other, region);
    }
  }

  open(from: string, to: string): boolean {
    return !this.cuts.has(this.name(from, to));
  }

  /** Since when the two cannot exchange a message and its answer; nothing while they can. */
  brokenSinceMs(a: string, b: string): number | undefined {
    const since = [this.cuts.get(this.name(a, b)), this.cuts.get(this.name(b, a))].filter(
      (time) => time !== undefined,
    );
    return since.length === 0 ? undefined : Math.min(...since);
  }

  private others(region: string): string[] {
    return this.regions.filter((other) => other !== region);
  }

  private name(from: string, to: string): string {
    const stranger = [from, to].find((region) => !this.regions.includes(region));
    if (stranger === undefined) return `${from}>${to}`;
    throw new Error(`unknown region ${stranger}: these links join ${this.regions.join(', ')}`);
  }
}

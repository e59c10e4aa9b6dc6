type Moment = { readonly atMs: number; readonly healthy: boolean };

/** A status over time: what it was, is, and is already bound to become. */
export class Timeline {
  private moments: Moment[];

  constructor(healthy: boolean) {
    this.moments = [{ atMs: -Infinity, healthy }];
  }

  /** The status the newest change leads to, whether it is reached or not. */
  get newest(): Moment {
    const newest = this.moments.at(-1);
    if (newest === undefined) throw new Error('a timeline lost its only moment; keep one');
    return newest;
  }

  /** The status at a moment. What came before the last `forgetBefore` is no longer known. */
  at(nowMs: number): boolean {
    const moment = this.moments.findLast(({ atMs }) => atMs <= nowMs) ?? this.moments[0];
    return moment?.healthy ?? this.newest.healthy;
  }

  /** Adds a change. One that would come before an earlier change comes at the same moment instead. */
  add(atMs: number, healthy: boolean): number {
    const moment = { atMs: Math.max(atMs, this.newest.atMs), healthy };
    this.moments.push(moment);
    return moment.atMs;
  }

  /** Drops what no question from now on can ask for, so that a long run does not grow. */
  forgetBefore(nowMs: number): void {
    const current = this.moments.findLastIndex(({ atMs }) => atMs <= nowMs);
    if (current > 0) this.moments = this.moments.slice(current);
  }
}

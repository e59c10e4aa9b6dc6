type Moment<T> = { readonly atMs: number; readonly value: T };

/** A value over time: what it was, is, and is already bound to become. */
export class Timeline<T> {
  private moments: Moment<T>[];

  constructor(value: T) {
    this.moments = [{ atMs: -Infinity, value }];
  }

  /** The value the newest change leads to, whether it is reached or not. */
  get newest(): Moment<T> {
    const newest = this.moments.at(-1);
    if (newest === undefined) throw new Error('a timeline lost its only moment; keep one');
    return newest;
  }

  /** The value at a moment. What came before the last `forgetBefore` is no longer known. */
  at(nowMs: number): T {
    const moment = this.moments.findLast(({ atMs }) => atMs <= nowMs) ?? this.moments[0];
    return (moment ?? this.newest).value;
  }

  /** Adds a change. One that would come before an earlier change comes at the same moment instead. */
  add(atMs: number, value: T): number {
    const moment = { atMs: Math.max(atMs, this.newest.atMs), value };
    this.moments.push(moment);
    return moment.atMs;
  }

  /** Drops what no question from now on can ask for, so that a long run does not grow. */
  forgetBefore(nowMs: number): void {
    const current = this.moments.findLastIndex(({ atMs }) => atMs <= nowMs);
    if (current > 0) this.moments = this.moments.slice(current);
  }
}

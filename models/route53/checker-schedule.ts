/** One of the checkers of one check. */
export type Checker = { readonly checkId: string; readonly checker: number };

export type Due = Checker & { readonly dueAtMs: number };

/** Who asks when. A checker is either waiting for its turn or waiting for an answer, never both. */
export class CheckerSchedule {
  /** By due time; those of the same time in the order they were added. */
  private readonly waiting: Due[] = [];
  private readonly asking = new Map<string, Set<number>>();

  nextDueMs(): number {
    return this.waiting[0]?.dueAtMs ?? Infinity;
  }

  add(due: Due): void {
    const after = this.waiting.findLastIndex(({ dueAtMs }) => dueAtMs <= due.dueAtMs);
    this.waiting.splice(after + 1, 0, due);
  }

  /** Those whose turn has come; they are asking from now on. */
  take(nowMs: number): Due[] {
    const later = this.waiting.findIndex(({ dueAtMs }) => dueAtMs > nowMs);
    const due = this.waiting.splice(0, later === -1 ? this.waiting.length : later);
    for (const checker of due) this.askingOf(checker).add(checker.checker);
    return due;
  }

  /** Ends a request; one that nobody made is a mistake of the caller. */
  finish(checker: Checker): void {
    if (this.askingOf(checker).delete(checker.checker)) return;
    const { checkId, checker: number } = checker;
    throw new Error(
      `checker ${number} of ${checkId} has no request under way; report each probe once`,
    );
  }

  private askingOf({ checkId }: Checker): Set<number> {
    const asking = this.asking.get(checkId);
    if (asking !== undefined) return asking;
    const none = new Set<number>();
    this.asking.set(checkId, none);
    return none;
  }
}

/** One of the checkers of one check. */
export type Checker = { readonly checkId: string; readonly checker: number };

export type Due = Checker & { readonly dueAtMs: number };

/** So many that were handed out are forgotten at once: each of them costs the same few moves. */
const forgottenAtOnce = 1_024;

/** Who asks when. A checker is either waiting for its turn or waiting for an answer, never both. */
export class CheckerSchedule {
  /** By due time; those of the same time in the order they were added. Waiting from `first` on. */
  private waiting: Due[] = [];
  private first = 0;
  /** By check and checker: who has a request under way. */
  private readonly asking = new Map<string, boolean[]>();

  nextDueMs(): number {
    return this.waiting[this.first]?.dueAtMs ?? Infinity;
  }

  /** Most are due after everybody else: they asked last. */
  add(due: Due): void {
    const { waiting, first } = this;
    let at = waiting.length;
    while (at > first && (waiting[at - 1]?.dueAtMs ?? -Infinity) > due.dueAtMs) at -= 1;
    if (at === waiting.length) waiting.push(due);
    else waiting.splice(at, 0, due);
  }

  /** Those whose turn has come; they are asking from now on. */
  take(nowMs: number): Due[] {
    const due: Due[] = [];
    for (let next = this.waiting[this.first]; next !== undefined && next.dueAtMs <= nowMs;) {
      due.push(next);
      this.askingOf(next)[next.checker] = true;
      this.first += 1;
      next = this.waiting[this.first];
    }
    if (this.first >= forgottenAtOnce) {
      this.waiting = this.waiting.slice(this.first);
      this.first = 0;
    }
    return due;
  }

  /** Ends a request; one that nobody made is a mistake of the caller. */
  finish(checker: Checker): void {
    const asking = this.askingOf(checker);
    const { checkId, checker: number } = checker;
    if (asking[number] === true) {
      asking[number] = false;
      return;
    }
    throw new Error(
      `checker ${number} of ${checkId} has no request under way; report each probe once`,
    );
  }

  private askingOf({ checkId }: Checker): boolean[] {
    const asking = this.asking.get(checkId);
    if (asking !== undefined) return asking;
    const none: boolean[] = [];
    this.asking.set(checkId, none);
    return none;
  }
}

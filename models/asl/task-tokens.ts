import type { Json } from './json';

/** What whoever holds a token may say. */
export type TokenAnswer =
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error: string | null; readonly cause: string | null }
  | { readonly kind: 'heartbeat' };

export type FinalAnswer = Exclude<TokenAnswer, { readonly kind: 'heartbeat' }>;

/** A task that waits for its token. */
export class TokenWait {
  readonly answered: Promise<FinalAnswer>;
  /** Whether its task still waits. */
  open = true;
  private settle: (answer: FinalAnswer) => void = () => undefined;

  constructor(
    readonly token: string,
    public lastBeatMs: number,
  ) {
    this.answered = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  take(answer: TokenAnswer, nowMs: number): void {
    if (answer.kind === 'heartbeat') this.lastBeatMs = nowMs;
    else {
      this.open = false;
      this.settle(answer);
    }
  }
}

/** The tokens of an execution: each is good for one final answer while its task waits. */
export class TaskTokens {
  private readonly waiting = new Map<string, TokenWait>();

  open(token: string, nowMs: number): TokenWait {
    const wait = new TokenWait(token, nowMs);
    this.waiting.set(token, wait);
    return wait;
  }

  close(wait: TokenWait): void {
    wait.open = false;
    this.waiting.delete(wait.token);
  }

  closeAll(): void {
    this.waiting.clear();
  }

  /** Hands the answer to the task; `closed` where none waits for it any more. */
  answer(token: string, answer: TokenAnswer, nowMs: number): 'taken' | 'closed' {
    const wait = this.waiting.get(token);
    if (wait === undefined) return 'closed';
    wait.take(answer, nowMs);
    if (answer.kind !== 'heartbeat') this.waiting.delete(token);
    return 'taken';
  }
}

/** Cold start of a small bundled function (*assumed*; stack.md: import alone 47 ms). */
export const COLD_START_MIN_MS = 150;
export const COLD_START_MAX_MS = 600;
/** How long Lambda keeps an idle instance (*assumed*: AWS promises nothing). */
export const IDLE_LIFETIME_MS = 10 * 60 * 1000;
/** Longest time-out of a function (aws-facts D4). */
export const MAX_TIMEOUT_MS = 900_000;

export interface FunctionLimits {
  readonly name: string;
  /** Instances that may work at once; 0 throttles everything. */
  readonly reservedConcurrency: number;
  readonly timeoutMs: number;
}

/** An instance that works on one request from now on. */
export interface Acquired {
  readonly instanceId: string;
  /** A new instance: nothing of earlier invocations is in its memory. */
  readonly cold: boolean;
  /** How long until the handler begins; 0 for a warm instance. */
  readonly readyInMs: number;
  /** When Lambda kills it if it has not answered: the time-out counts from the handler. */
  readonly deadlineMs: number;
}

/**
 * The instances of one function: each serves one request at a time and is used again while warm,
 * the one used last first. What they compute is the caller's business.
 */
export class Instances {
  private readonly busy = new Map<string, number>();
  private idle: { readonly instanceId: string; readonly sinceMs: number }[] = [];
  private started = 0;

  constructor(
    readonly limits: FunctionLimits,
    private readonly chance: () => number,
  ) {
    const { timeoutMs, reservedConcurrency, name } = limits;
    if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
      throw new Error(`function ${name}: timeoutMs is 1 to ${MAX_TIMEOUT_MS}, got ${timeoutMs}`);
    }
    if (Number.isInteger(reservedConcurrency) && reservedConcurrency >= 0) return;
    throw new Error(
      `function ${name}: reservedConcurrency is a whole number from 0, got ${reservedConcurrency}`,
    );
  }

  get busyCount(): number {
    return this.busy.size;
  }

  /** An instance for one request, or `throttled`: 429 TooManyRequestsException. */
  acquire(nowMs: number): Acquired | 'throttled' {
    this.reap(nowMs);
    if (this.busy.size >= this.limits.reservedConcurrency) return 'throttled';
    const warm = this.idle.pop();
    this.started += warm === undefined ? 1 : 0;
    const instanceId = warm?.instanceId ?? `${this.limits.name}#${this.started}`;
    const drawn = Math.floor(this.chance() * (COLD_START_MAX_MS - COLD_START_MIN_MS));
    const readyInMs = warm === undefined ? COLD_START_MIN_MS + drawn : 0;
    const deadlineMs = nowMs + readyInMs + this.limits.timeoutMs;
    this.busy.set(instanceId, deadlineMs);
    return { instanceId, cold: warm === undefined, readyInMs, deadlineMs };
  }

  /** The request is answered; the instance stays warm. */
  release(instanceId: string, nowMs: number): void {
    this.end(instanceId);
    this.idle.push({ instanceId, sinceMs: nowMs });
  }

  /** The instance crashed or ran into its time-out: it is gone with its memory. */
  discard(instanceId: string): void {
    this.end(instanceId);
  }

  /** The busy instances past their deadline, for the caller to discard. */
  overdue(nowMs: number): readonly string[] {
    return [...this.busy].filter(([, deadlineMs]) => deadlineMs <= nowMs).map(([id]) => id);
  }

  /** Forgets all warm instances, as a new version of the code does. */
  discardIdle(): void {
    this.idle = [];
  }

  private reap(nowMs: number): void {
    this.idle = this.idle.filter(({ sinceMs }) => nowMs - sinceMs < IDLE_LIFETIME_MS);
  }

  private end(instanceId: string): void {
    if (this.busy.delete(instanceId)) return;
    throw new Error(
      `instance ${instanceId} is not busy: release or discard what acquire gave, once`,
    );
  }
}

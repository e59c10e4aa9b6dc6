import type { Act, Host } from './host';

/**
 * Whether a line of an execution may go on. Nothing in the interpreter acts without passing here,
 * so that ending it at any moment is enough: whoever waits here after that waits for ever, which
 * holds nothing in memory and makes no further call.
 */
export class Lifeline {
  private over = false;
  private thawing: { readonly done: Promise<void>; readonly thaw: () => void } | undefined;
  private readonly ending = new AbortController();

  constructor(
    private readonly host: Pick<Host, 'beforeAct' | 'sleep'>,
    private readonly parent?: Lifeline,
  ) {}

  get alive(): boolean {
    return !this.over && (this.parent?.alive ?? true);
  }

  /** Aborts when this line or one above it ends. */
  get signal(): AbortSignal {
    const above = this.parent?.signal;
    return above === undefined ? this.ending.signal : AbortSignal.any([above, this.ending.signal]);
  }

  end(): void {
    this.over = true;
    this.ending.abort();
  }

  /** From now on nothing passes; what is under way outside goes on, its answer waits. */
  freeze(): void {
    if (this.thawing !== undefined) return;
    let thaw = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    this.thawing = { done, thaw };
  }

  thaw(): void {
    const { thawing } = this;
    this.thawing = undefined;
    thawing?.thaw();
  }

  /** Resolves when the act may happen: at once, after a thaw, or never. */
  async pass(act: Act): Promise<void> {
    if (this.alive) await this.host.beforeAct?.(act);
    while (this.alive && this.ice !== undefined) await this.ice;
    if (!this.alive) await never();
  }

  /**
   * Sleeps; whoever sleeps when the line ends never wakes. After `until` nobody waits any more, and
   * a host with real timers may reject.
   */
  async sleep(ms: number, until?: AbortSignal): Promise<void> {
    const { signal } = this;
    try {
      await this.host.sleep(ms, until === undefined ? signal : AbortSignal.any([signal, until]));
    } catch (error) {
      if (this.alive) throw error;
    }
    if (!this.alive) await never();
  }

  private get ice(): Promise<void> | undefined {
    return this.parent === undefined ? this.thawing?.done : this.parent.ice;
  }
}

const never = (): Promise<never> => new Promise<never>(() => undefined);

import type { Clock } from '../lambdas/ports';

/** Holds up whoever passes, until it is thawed. */
export class Ice {
  private frozen: { readonly over: Promise<void>; readonly thaw: () => void } | undefined;

  get isFrozen(): boolean {
    return this.frozen !== undefined;
  }

  freeze(): void {
    if (this.frozen !== undefined) return;
    let thaw = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    this.frozen = { over, thaw };
  }

  thaw(): void {
    const { frozen } = this;
    this.frozen = undefined;
    frozen?.thaw();
  }

  async pass(): Promise<void> {
    while (this.frozen !== undefined) await this.frozen.over;
  }
}

/** What one invocation of a function runs on. */
export type Invocation = {
  readonly clock: Clock;
  /** Resolves when it may go on: at once, after a thaw, or never. */
  readonly pass: () => Promise<void>;
};

/**
 * Where one region's functions run. What runs when the region is lost never goes on, not even once
 * it is back; what is frozen goes on as if nothing had happened.
 */
export class Site {
  readonly ice = new Ice();
  /** When it was lost last, true time; -Infinity if it never was. */
  lostAtMs = -Infinity;
  private running = true;
  private life = 0;

  constructor(
    readonly region: string,
    private readonly clock: Clock,
    /** By how much this region's clocks are ahead of true time. */
    readonly skewMs = 0,
  ) {}

  get up(): boolean {
    return this.running;
  }

  lose(): void {
    this.running = false;
    this.life += 1;
    this.lostAtMs = this.clock.now();
  }

  revive(): void {
    this.running = true;
  }

  /** True time as this region’s clocks show it, in whole milliseconds. */
  readonly now = (): number => Math.floor(this.clock.now() + this.skewMs);

  /** A new invocation, which ends with the region. */
  begin(): Invocation {
    const born = this.life;
    const isAlive = (): boolean => this.life === born && this.running;
    const pass = async (): Promise<void> => {
      await this.ice.pass();
      if (!isAlive()) await never();
    };
    const sleep = async (ms: number): Promise<void> => {
      await this.clock.sleep(ms);
      // Nearly always; a promise that holds up nobody is the dearest part of a sleep.
      if (this.ice.isFrozen || !isAlive()) await pass();
    };
    return { clock: { now: this.now, sleep }, pass };
  }
}

const never = (): Promise<never> => new Promise<never>(() => undefined);

import { checkerTimeouts } from '../../models/route53/delays';
import type { VirtualClock } from '../virtual-clock';
import type { Trial } from './contestant';

/** What becomes of a new connection to a region. */
type Fate = 'good' | 'error' | 'never opened' | 'never answered';

/** A good answer takes from 20 to 220 ms, as for the simulator's probes (sim/observers.ts). */
const roundTripMs = { least: 20, spread: 200 };

/** Connections to the regions of a trial, as its fault and its losses let them. */
export class Connections {
  constructor(
    private readonly trial: Trial,
    private readonly clock: VirtualClock,
    private readonly chance: () => number,
  ) {}

  /** Whether a region answers well within the time-out; takes as long as that takes. */
  async ask(region: string, timeoutMs: number): Promise<boolean> {
    return this.answered(region, { connectMs: timeoutMs, statusMs: timeoutMs });
  }

  /** The same with the patience of Route 53's checkers. */
  async askAsChecker(region: string): Promise<boolean> {
    return this.answered(region, checkerTimeouts);
  }

  /** Whether the fault leaves a region's service well. */
  serves(region: string): boolean {
    return this.sickness(region) === undefined;
  }

  /** Whether anything of a region is there. */
  exists(region: string): boolean {
    return this.sickness(region) !== 'lost';
  }

  /** Draws whether one connection gets lost on its way. */
  isLost(): boolean {
    const { connectionLossPercent } = this.trial;
    return connectionLossPercent > 0 && this.chance() * 100 < connectionLossPercent;
  }

  private async answered(
    region: string,
    { connectMs, statusMs }: Pick<typeof checkerTimeouts, 'connectMs' | 'statusMs'>,
  ): Promise<boolean> {
    const fate = this.fateOf(region);
    const takesMs =
      fate === 'never opened'
        ? connectMs
        : fate === 'never answered'
          ? statusMs
          : roundTripMs.least + this.chance() * roundTripMs.spread;
    await this.clock.sleep(takesMs);
    return fate === 'good';
  }

  private fateOf(region: string): Fate {
    if (!this.exists(region)) return 'never opened';
    if (this.isLost()) return 'never answered';
    return this.serves(region) ? 'good' : 'error';
  }

  private sickness(region: string) {
    const { fault } = this.trial;
    return fault?.region === region && fault.atMs <= this.clock.now() ? fault.kind : undefined;
  }
}

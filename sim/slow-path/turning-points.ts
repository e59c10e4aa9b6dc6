import type { Around } from '../around-calls';
import type { Invocation } from '../site';
import { Ice } from '../site';

/** A moment at which a run, or a reconciler, can be stopped: between any two things it does. */
export type Point = {
  readonly region: string;
  /** The run's epoch; undefined for a reconciler. */
  readonly run: number | undefined;
  /** `enter FenceWriter`, `WriterFlip control.replace`, `WriterFlip control.replace done` … */
  readonly place: string;
};

/** Everybody passes here between any two acts; whoever listens may break something first. */
export class TurningPoints {
  private readonly listeners: ((point: Point) => void)[] = [];
  private readonly ices = new Map<number, Ice>();

  onEach(listener: (point: Point) => void): void {
    this.listeners.push(listener);
  }

  /** What holds up one run alone, wherever it is. */
  iceOf(run: number): Ice {
    const ice = this.ices.get(run) ?? new Ice();
    this.ices.set(run, ice);
    return ice;
  }

  thawAll(): void {
    for (const ice of this.ices.values()) ice.thaw();
  }

  async pass(point: Point): Promise<void> {
    for (const listener of this.listeners) listener(point);
    if (point.run !== undefined) await this.iceOf(point.run).pass();
  }

  /** Turning points before and after each call of an invocation. */
  around(
    { pass }: Invocation,
    who: Pick<Point, 'region' | 'run'> & { readonly name: string },
  ): Around {
    const at = async (place: string): Promise<void> => {
      await this.pass({ region: who.region, run: who.run, place: `${who.name} ${place}` });
      await pass();
    };
    return async (call, make) => {
      await at(call);
      try {
        return await make();
      } finally {
        await at(`${call} done`);
      }
    };
  }
}

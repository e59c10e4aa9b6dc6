import type { Happening } from '../journal';
import type { World } from '../world';

/** Looks at a world from outside. */
export type Watcher = {
  /** At the moment at which something happens. */
  readonly see?: (happening: Happening) => void;
  /** Whenever all that follows from a moment has happened. */
  readonly look?: () => void;
  /** When the story is over. */
  readonly end?: () => void;
};

/** One thing that must always hold; `report` takes what was seen instead. */
export type Check = (world: World, report: (violation: string) => void) => Watcher;

/** Looks once a second at most: what goes on changes at moments, what is missing lasts. */
export function everySecond({ clock }: World, look: (nowMs: number) => void): () => void {
  let lookedAtMs = -Infinity;
  return () => {
    const nowMs = clock.now();
    if (nowMs - lookedAtMs < 1_000) return;
    lookedAtMs = nowMs;
    look(nowMs);
  };
}

/** Remembers when something was last the case. */
export class Lately {
  private readonly atMs = new Map<string, number>();

  constructor(private readonly world: Pick<World, 'clock'>) {}

  /** It is the case now. */
  note(what: string): void {
    this.atMs.set(what, this.world.clock.now());
  }

  /** For how long it has not been the case, ms; Infinity if it never was. */
  agoMs(what: string): number {
    return this.world.clock.now() - (this.atMs.get(what) ?? -Infinity);
  }
}

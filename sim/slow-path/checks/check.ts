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

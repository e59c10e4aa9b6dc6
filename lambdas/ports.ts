import type { Ticks } from '../core/observability/availability-window';
import type { Observation } from '../core/health/verdict';
import type { Change } from '../core/voting/change';
import type { Picture } from '../core/voting/picture';
import type { ObserverRecord, PlaneRows } from '../core/voting/records';

/** Time comes in by argument, so that a simulator can bring its own. Milliseconds since the epoch. */
export type Clock = {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

export type Log = {
  readonly info: (message: string, details?: Record<string, unknown>) => void;
  readonly warn: (message: string, details?: Record<string, unknown>) => void;
};

/** Looks at one region from outside. Never throws: whatever goes wrong is the observation. */
export type ProbeRegion = (region: string) => Promise<Observation>;

/** Asks every neutral canary; one answer each. Never throws. */
export type AskCanaries = () => Promise<boolean[]>;

/** What a voter serves, or undefined where it cannot be read in time. Never throws. */
export type ReadPicture = (observer: string) => Promise<Picture | undefined>;

/** The rows of the caller's own region. Throws where the table cannot be read. */
export type ReadRows = () => Promise<PlaneRows>;

/** The region's prober slot: one owner at a time, the newest. */
export type ObserverSlot = {
  /** Takes the slot from whoever holds it and gives back what was stored. Throws on table errors. */
  readonly take: () => Promise<ObserverRecord>;
  /**
   * Stores the record if its generation is still the newest, and says so; throws where the table
   * cannot tell.
   */
  readonly publish: (record: ObserverRecord) => Promise<'kept' | 'superseded'>;
};

/** Tells the bus and the audit trail. Throws where either refuses; the caller decides what follows. */
export type Announce = (changes: readonly Change[]) => Promise<void>;

/** Hands a window of ticks to the metrics. */
export type Meter = (ticks: Ticks) => void;

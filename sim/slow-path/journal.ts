import type { Shares } from '../../core/capacity/spread';
import type { Fact } from '../../core/control/fact';
import type { ControlRow } from '../../core/control/rows';
import type { PoolWeights } from '../../core/traffic/generation';
import type { RegionConfig } from '../../core/writer/region-config';
import type { Change } from '../../core/voting/change';
import type { WorkflowEvent } from '../../models/asl/event';
import type { Act } from './act';

/** Something that has happened, as nobody in the world can see it: all of it, in true order. */
export type Happening = { readonly atMs: number } & (
  | { readonly what: 'row'; readonly before: ControlRow | undefined; readonly row: ControlRow }
  | { readonly what: 'config'; readonly region: string; readonly config: RegionConfig }
  | { readonly what: 'fact'; readonly fact: Fact }
  | { readonly what: 'vote'; readonly change: Change }
  | { readonly what: 'answers'; readonly pool: string; readonly shares: Shares }
  | { readonly what: 'gate'; readonly region: string; readonly open: boolean }
  /** Route 53 hears a voter say drain about a region, or no longer. */
  | {
      readonly what: 'voice';
      readonly voter: string;
      readonly target: string;
      readonly drain: boolean;
    }
  | { readonly what: 'dns'; readonly pool: string; readonly weights: PoolWeights }
  | {
      readonly what: 'run';
      readonly region: string;
      readonly run: string;
      readonly event: WorkflowEvent;
    }
  /** Something done to the world, or by a person in it; a note on how that went has no act. */
  | { readonly what: 'act'; readonly text: string; readonly act?: Act }
);

/** `Omit` that keeps a union one. */
type Untimed<T> = T extends unknown ? Omit<T, 'atMs'> : never;

/** Everything that happens in a world, for whoever checks it from outside. */
export class Journal {
  readonly entries: Happening[] = [];
  private readonly readers: ((happening: Happening) => void)[] = [];

  constructor(private readonly now: () => number) {}

  add(happening: Untimed<Happening>): void {
    const entry: Happening = { ...happening, atMs: this.now() };
    this.entries.push(entry);
    for (const reader of this.readers) reader(entry);
  }

  /** From now on `reader` sees each happening at the moment it happens. */
  onEach(reader: (happening: Happening) => void): void {
    this.readers.push(reader);
  }
}

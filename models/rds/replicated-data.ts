import { Links } from './links';

/** A row as a writer committed it. */
export type Write = {
  readonly key: string;
  /** By the clock of whoever wrote it, ms since the epoch. */
  readonly atMs: number;
  readonly roleEpoch?: number;
};

type Entry = { readonly write: Write; readonly acceptedMs: number };

type Copy = {
  readonly log: Entry[];
  /** Whom it follows; a copy that follows nobody may be written to. */
  source: string | undefined;
  /** So many entries are its source's too. What follows them is dropped once the source is reached. */
  shared: number;
  lagMs: number;
};

export type DataSettings = {
  /** The copy that is written to at first. */
  readonly writer: string;
  /** The others, which follow it. */
  readonly readers: readonly string[];
  /** Replication lag by reader, ms. */
  readonly lagMs?: Readonly<Record<string, number>>;
};

/** "Typically under a second" (Aurora user guide); *assumed* for RDS as well. */
const usualLagMs = 500;

/**
 * The same data in several regions. What a copy accepted reaches those that follow it after their
 * lag, in order, as long as the link between them is whole; the backlog of a cut comes at once
 * (*assumed*). Whatever is on its way when its source is lost has not arrived.
 */
export class ReplicatedData {
  readonly links = new Links();
  private readonly copies: ReadonlyMap<string, Copy>;
  private readonly acknowledged: Entry[] = [];
  private settledMs = -Infinity;

  constructor({ writer, readers, lagMs }: DataSettings) {
    this.copies = new Map(
      [writer, ...readers].map((region): [string, Copy] => [
        region,
        {
          log: [],
          source: region === writer ? undefined : writer,
          shared: 0,
          lagMs: lagMs?.[region] ?? usualLagMs,
        },
      ]),
    );
  }

  get regions(): readonly string[] {
    return [...this.copies.keys()];
  }

  /** Lets everything arrive that is due until then. */
  settle(nowMs: number): void {
    if (nowMs < this.settledMs) {
      throw new Error(`time runs forward, got ${nowMs} after ${this.settledMs}; ask in order`);
    }
    this.settledMs = nowMs;
    for (const [region, copy] of this.copies) {
      if (copy.source !== undefined && this.links.isWhole(region, copy.source)) {
        receive(copy, this.copy(copy.source), nowMs);
      }
    }
  }

  append(region: string, write: Write, nowMs: number): void {
    const entry = { write, acceptedMs: nowMs };
    this.copy(region).log.push(entry);
    this.acknowledged.push(entry);
  }

  /** From now on the copy follows nobody, with exactly what it has. */
  lead(region: string): void {
    this.copy(region).source = undefined;
  }

  /** From now on the copy follows another one; it gives up what that one does not have. */
  follow(region: string, source: string): void {
    const copy = this.copy(region);
    copy.source = source;
    copy.shared = sharedLength(copy.log, this.copy(source).log);
  }

  setLag(region: string, lagMs: number): void {
    this.copy(region).lagMs = lagMs;
  }

  leads(region: string): boolean {
    return this.copy(region).source === undefined;
  }

  lagOf(region: string): number {
    return this.copy(region).lagMs;
  }

  /** Whether a follower has exactly what its source has; a copy that follows nobody always does. */
  isCaughtUp(region: string): boolean {
    const { source, log, shared } = this.copy(region);
    if (source === undefined) return true;
    return log.length === shared && shared === this.copy(source).log.length;
  }

  /** Whether a follower still holds what its source never had. */
  isDiverged(region: string): boolean {
    const { source, log, shared } = this.copy(region);
    return source !== undefined && log.length > shared;
  }

  /** In the order in which they were committed. */
  writes(region: string): readonly Write[] {
    return this.copy(region).log.map(({ write }) => write);
  }

  /** The one committed last, of one key or of all. */
  newest(region: string, key?: string): Write | undefined {
    return this.copy(region).log.findLast(({ write }) => key === undefined || write.key === key)
      ?.write;
  }

  /** When the newest one that the copy has was committed at the writer, ms. */
  newestAcceptedMs(region: string): number | undefined {
    return this.copy(region).log.at(-1)?.acceptedMs;
  }

  /** What any copy ever acknowledged and this one does not have. */
  missing(region: string): readonly Write[] {
    const had = new Set(this.copy(region).log);
    return this.acknowledged.filter((entry) => !had.has(entry)).map(({ write }) => write);
  }

  private copy(region: string): Copy {
    const copy = this.copies.get(region);
    if (copy !== undefined) return copy;
    throw new Error(`no copy in ${region}; there is one in ${this.regions.join(', ')}`);
  }
}

function receive(copy: Copy, source: Copy, nowMs: number): void {
  const { log, lagMs } = copy;
  if (log.length > copy.shared) log.length = copy.shared;
  for (;;) {
    const next = source.log[log.length];
    if (next === undefined || next.acceptedMs + lagMs > nowMs) break;
    log.push(next);
  }
  copy.shared = log.length;
}

function sharedLength(one: readonly Entry[], other: readonly Entry[]): number {
  const at = one.findIndex((entry, index) => entry !== other[index]);
  return at < 0 ? one.length : at;
}

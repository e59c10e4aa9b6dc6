import type { ReplicatedData, Write } from './replicated-data';

/**
 * What every replicated database here can be asked and have happen to it, whatever its engine. Time
 * is true time, ms since the epoch, and never runs backwards; each call first lets happen what is due.
 */
export abstract class Database {
  constructor(protected readonly data: ReplicatedData) {}

  /** The region whose copy is the writer, by the word of the API in `at`. */
  abstract writerAt(at: string, nowMs: number): string;

  /** Lets everything happen that is due until then. */
  protected abstract advance(nowMs: number): void;

  /** Whether the copy of a region that is up takes writes. */
  protected abstract takesWrites(region: string, nowMs: number): boolean;

  /** The region whose copy counts: the last that was promoted. */
  protected abstract heir(): string;

  get regions(): readonly string[] {
    return this.data.regions;
  }

  /** Commits a row, or says false and changes nothing where that copy takes no writes now. */
  write(region: string, write: Write, nowMs: number): boolean {
    this.advance(nowMs);
    if (!this.data.links.isUp(region) || !this.takesWrites(region, nowMs)) return false;
    this.data.append(region, write, nowMs);
    return true;
  }

  /** The row committed last that the region's copy has, of one key (such as beats) or of all. */
  newest(region: string, nowMs: number, key?: string): Write | undefined {
    this.advance(nowMs);
    return this.data.newest(region, key);
  }

  /** Every row that the region's copy has, in the order of their commits. */
  writes(region: string, nowMs: number): readonly Write[] {
    this.advance(nowMs);
    return this.data.writes(region);
  }

  /** What some copy acknowledged and the one that was promoted last does not have. */
  lost(nowMs: number): readonly Write[] {
    this.advance(nowMs);
    return this.data.missing(this.heir());
  }

  /** The region goes down: it takes and sends nothing until it is restored, with the data it had. */
  lose(region: string, nowMs: number): void {
    this.change(nowMs, () => {
      this.data.links.lose(region);
    });
  }

  restore(region: string, nowMs: number): void {
    this.change(nowMs, () => {
      this.data.links.restore(region);
    });
  }

  /** Nothing passes between two regions, in either direction, until it is mended. */
  cut(one: string, other: string, nowMs: number): void {
    this.change(nowMs, () => {
      this.data.links.cut(one, other);
    });
  }

  mend(one: string, other: string, nowMs: number): void {
    this.change(nowMs, () => {
      this.data.links.mend(one, other);
    });
  }

  /** How long a row takes to the region's copy from now on, ms; what has arrived stays. */
  setLag(region: string, lagMs: number, nowMs: number): void {
    this.change(nowMs, () => {
      this.data.setLag(region, lagMs);
    });
  }

  /** Makes the links between copies what the network between their regions is now. */
  relink(
    isUp: (region: string) => boolean,
    reaches: (from: string, to: string) => boolean,
    nowMs: number,
  ): void {
    for (const one of this.regions) {
      if (isUp(one)) this.restore(one, nowMs);
      else this.lose(one, nowMs);
      for (const other of this.regions.filter((region) => region > one)) {
        if (reaches(one, other) && reaches(other, one)) this.mend(one, other, nowMs);
        else this.cut(one, other, nowMs);
      }
    }
  }

  private change(nowMs: number, happen: () => void): void {
    this.advance(nowMs);
    happen();
    this.advance(nowMs);
  }
}

/** Which write made a version of an item. Deletions have one too, so that nothing rises again. */
export interface Version {
  readonly atMs: number;
  /** Tells writes of one region in one millisecond apart. */
  readonly turn: number;
  readonly region: string;
}

/** A local write always supersedes what its region has, even if that was written "later". */
export function nextVersion(current: Version | undefined, region: string, nowMs: number): Version {
  if (current === undefined || nowMs > current.atMs) return { atMs: nowMs, turn: 0, region };
  return { atMs: current.atMs, turn: current.turn + 1, region };
}

/** Last writer wins: by time, then turn, then region name, so that all replicas agree. */
export function isNewer(version: Version, current: Version | undefined): boolean {
  if (current === undefined) return true;
  if (version.atMs !== current.atMs) return version.atMs > current.atMs;
  if (version.turn !== current.turn) return version.turn > current.turn;
  return version.region > current.region;
}

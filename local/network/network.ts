import type { Fault } from './fault';

/** What becomes of one connection. */
export type Fate = 'answered' | 'silent' | 'refused';

/** Where a connection comes from: a region's address, or anywhere else in the world. */
export type Origin = { readonly region: string } | 'world';

/**
 * The weather between regions: which faults stand, and what they do to a connection. Chance comes
 * in by argument; the faults are the only state.
 */
export class Network {
  private standing: readonly Fault[] = [];

  constructor(private readonly chance: () => number) {}

  get faults(): readonly Fault[] {
    return this.standing;
  }

  break(fault: Fault): void {
    this.standing = [...this.standing, fault];
  }

  /** Ends every fault that names the region, or all of them; says how many. */
  heal(region?: string): number {
    const before = this.standing.length;
    this.standing = this.standing.filter((fault) => region !== undefined && !names(fault, region));
    return before - this.standing.length;
  }

  isDown(region: string): boolean {
    return this.downStyle(region) !== undefined;
  }

  /** The fate of a connection into a region. */
  fateOf(from: Origin, to: string): Fate {
    const style = this.downStyle(to);
    if (style !== undefined) return style;
    if (from !== 'world' && this.isCutOff(from.region, to)) return 'silent';
    return this.isLost() ? 'silent' : 'answered';
  }

  /** Whether a region's AWS endpoints answer this caller; losses on the way are retried there. */
  reachesAws(from: Origin, to: string): boolean {
    if (this.isDown(to)) return false;
    return from === 'world' || !this.isCutOff(from.region, to);
  }

  /** The fate of a connection from a region to neutral places: canaries. */
  fateOfOutbound(from: Origin): Fate {
    if (from !== 'world' && this.isolated(from.region)) return 'silent';
    return this.isLost() ? 'silent' : 'answered';
  }

  /** How a gray region treats this request: undefined is well. */
  grayness(region: string): 'slow' | 'errors' | undefined {
    const gray = this.standing.find((f) => f.fault === 'gray' && f.region === region);
    if (gray?.fault !== 'gray') return undefined;
    return this.chance() < gray.share ? gray.how : undefined;
  }

  /** The regions about which a region's endpoint serves votes that nobody cast. */
  liesOf(region: string): string[] {
    return this.standing.flatMap((f) =>
      f.fault === 'lying-observer' && f.region === region ? [f.about] : [],
    );
  }

  /** Whether users sent to the region suffer: what makes draining it right. */
  isSick(region: string): boolean {
    return this.standing.some(
      (f) => (f.fault === 'region-down' || f.fault === 'gray') && f.region === region,
    );
  }

  isApiDown(): boolean {
    return this.standing.some(({ fault }) => fault === 'route53-api');
  }

  /** Whether the strong table's members have lost one another. */
  isReplicationCut(): boolean {
    return this.standing.some(({ fault }) => fault === 'strong-table');
  }

  private downStyle(region: string): 'silent' | 'refused' | undefined {
    const down = this.standing.find((f) => f.fault === 'region-down' && f.region === region);
    return down?.fault === 'region-down' ? down.style : undefined;
  }

  private isCutOff(from: string, to: string): boolean {
    if (from === to) return false;
    return (
      this.isolated(from) ||
      this.standing.some((f) => f.fault === 'partition' && f.from === from && f.to === to)
    );
  }

  private isolated(region: string): boolean {
    return this.standing.some((f) => f.fault === 'isolated' && f.region === region);
  }

  private isLost(): boolean {
    const loss = this.standing.find(({ fault }) => fault === 'connection-loss');
    return loss?.fault === 'connection-loss' && this.chance() * 100 < loss.percent;
  }
}

function names(fault: Fault, region: string): boolean {
  switch (fault.fault) {
    case 'region-down':
    case 'gray':
    case 'isolated':
      return fault.region === region;
    case 'partition':
      return fault.from === region || fault.to === region;
    case 'lying-observer':
      return fault.region === region;
    case 'connection-loss':
    case 'route53-api':
    case 'strong-table':
      return false;
  }
}

import type { Distribution } from '../../core/budget/distribution';
import { draw } from '../../core/budget/distribution';
import { stores } from '../../core/data/figures';
import type { GlobalCluster } from './aurora-description';
import { describeGlobalCluster } from './aurora-description';
import { Database } from './database';
import { RdsRefusal } from './refusal';
import type { DataSettings } from './replicated-data';
import { ReplicatedData } from './replicated-data';

export type AuroraSettings = Pick<DataSettings, 'writer' | 'lagMs'> & {
  /** The global cluster's identifier. */
  readonly id: string;
  readonly account: string;
  /** The identifier of the cluster in each region, the writer's among them. */
  readonly clusters: Readonly<Record<string, string>>;
  readonly chance: () => number;
  /** How long a promotion takes. @default - what AWS says, see core/data/figures.ts */
  readonly takes?: Distribution;
};

/** A change of writer that is under way. */
export type Move = {
  readonly kind: 'failing-over' | 'switching-over';
  readonly to: string;
  readonly endsAtMs: number;
};

/**
 * An Aurora global database. A failover takes the target's copy as it is when it ends. Until then
 * the old writer, if it lives, goes on accepting; if it cannot be reached then, it goes on until it
 * can, and its own API calls it the writer: fencing is best effort, and the worst of it is shown.
 * Once reached it gives up what the new writer never had and follows it. *Assumed*: a move whose
 * target is down at its end (a switchover: whose link is cut) is cancelled; rebuilding takes no time.
 */
export class AuroraGlobal extends Database {
  private writer: string;
  private move: Move | undefined;

  constructor(readonly settings: AuroraSettings) {
    const { writer, clusters } = settings;
    const readers = Object.keys(clusters).filter((region) => region !== writer);
    super(new ReplicatedData({ ...settings, readers }));
    this.writer = writer;
  }

  writerAt(at: string, nowMs: number): string {
    this.advance(nowMs);
    return this.knownWriter(at);
  }

  /** As DescribeGlobalClusters shows it in a region. */
  describe(at: string, nowMs: number): GlobalCluster {
    const writer = this.writerAt(at, nowMs);
    const behind = this.regions.filter((region) => this.data.isDiverged(region));
    return describeGlobalCluster(this.settings, writer, this.move, behind);
  }

  /** FailoverGlobalCluster with AllowDataLoss, asked in the target's region; ends by itself. */
  failover(to: string, nowMs: number): void {
    this.begin('failing-over', to, nowMs);
  }

  /** SwitchoverGlobalCluster: writes are refused until the target has everything, and is the writer. */
  switchover(to: string, nowMs: number): void {
    this.advance(nowMs);
    const sick = this.regions.find((region) => !this.data.links.isWhole(region, this.writer));
    if (sick !== undefined) {
      throw new RdsRefusal(
        'InvalidGlobalClusterStateFault',
        `global cluster ${this.settings.id} is not healthy: ${sick} and the writer in ` +
          `${this.writer} do not reach each other; wait, or fail over with AllowDataLoss`,
      );
    }
    this.begin('switching-over', to, nowMs);
  }

  protected advance(nowMs: number): void {
    while (this.move !== undefined && this.move.endsAtMs <= nowMs) this.finish(this.move);
    for (const region of this.regions) {
      const isStray = region !== this.writer && this.data.leads(region);
      if (isStray && this.data.links.isWhole(region, this.writer)) {
        this.data.follow(region, this.writer);
      }
    }
    this.data.settle(nowMs);
  }

  protected takesWrites(region: string): boolean {
    return this.data.leads(region) && this.move?.kind !== 'switching-over';
  }

  protected heir(): string {
    return this.writer;
  }

  /** An old writer that nobody could tell believes in itself. */
  private knownWriter(at: string): string {
    return this.data.leads(at) ? at : this.writer;
  }

  private begin(kind: Move['kind'], to: string, nowMs: number): void {
    const writer = this.writerAt(to, nowMs);
    const { id, clusters, chance, takes = stores.auroraFailover } = this.settings;
    if (this.move !== undefined) {
      throw new RdsRefusal(
        'InvalidGlobalClusterStateFault',
        `global cluster ${id} is ${this.move.kind} to ${this.move.to}; ask again when it is available`,
      );
    }
    if (writer === to) {
      throw new RdsRefusal(
        'InvalidDBClusterStateFault',
        `cluster ${clusters[to] ?? '?'} is the writer of global cluster ${id} already; name another`,
      );
    }
    const seconds = draw(takes, chance);
    this.move = { kind, to, endsAtMs: nowMs + seconds * 1000 };
  }

  private finish(move: Move): void {
    const { kind, to, endsAtMs } = move;
    this.data.settle(endsAtMs);
    const planned = kind === 'switching-over';
    const { links } = this.data;
    if (planned ? !links.isWhole(this.writer, to) : !links.isUp(to)) {
      this.move = undefined;
      return;
    }
    if (planned && !this.data.isCaughtUp(to)) {
      this.move = { ...move, endsAtMs: endsAtMs + this.data.lagOf(to) };
      return;
    }
    this.move = undefined;
    this.writer = to;
    this.data.lead(to);
    for (const region of this.regions) {
      // An old writer follows when it hears of it: see advance.
      if (!this.data.leads(region)) this.data.follow(region, to);
    }
  }
}

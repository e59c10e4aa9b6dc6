import type { Distribution } from '../../core/budget/distribution';
import { draw } from '../../core/budget/distribution';
import { stores } from '../../core/data/figures';
import { Database } from './database';
import { RdsRefusal } from './refusal';
import type { DbInstance } from './replica-description';
import { describeInstance } from './replica-description';
import type { DataSettings } from './replicated-data';
import { ReplicatedData } from './replicated-data';

export type ReplicaSetSettings = Pick<DataSettings, 'lagMs'> & {
  readonly account: string;
  /** The region of the instance that is no replica at first. */
  readonly source: string;
  /** The identifier of the instance in each region, the source's among them. */
  readonly instances: Readonly<Record<string, string>>;
  readonly chance: () => number;
  /** How long a promotion takes. @default - what AWS says, see core/data/figures.ts */
  readonly takes?: Distribution;
};

/** The statuses of an instance that occur here (RDS user guide, "Viewing DB instance status"). */
export type InstanceStatus = 'available' | 'backing-up' | 'modifying' | 'rebooting';

/** The restart at the end of a promotion, ms; *assumed*. */
const rebootMs = 60_000;

/** `ReplicaLag` of an idle PostgreSQL source, seconds: a WAL segment is sent every five minutes. */
const idleLagSeconds = 300;

type Busy = { readonly status: InstanceStatus; readonly untilMs: number };

/**
 * An RDS instance and its read replicas in other regions. A promotion ends replication when it is
 * asked for and takes effect after a restart; the instance is then standalone for good. The source
 * is neither stopped nor told, and the other replicas go on following it. A promotion whose region
 * is down at its end takes effect when the region is back (*assumed*).
 */
export class ReplicaSet extends Database {
  /** By replica: the region of its source, as the API says it. */
  private readonly sources: Map<string, string>;
  /** By region: when its promotion takes effect, ms. */
  private readonly promotions = new Map<string, number>();
  private readonly busy = new Map<string, Busy>();
  private promoted: string;

  constructor(readonly settings: ReplicaSetSettings) {
    const { source, instances } = settings;
    const readers = Object.keys(instances).filter((region) => region !== source);
    super(new ReplicatedData({ ...settings, writer: source, readers }));
    this.sources = new Map(readers.map((region) => [region, source]));
    this.promoted = source;
  }

  writerAt(at: string, nowMs: number): string {
    this.advance(nowMs);
    return this.sources.get(at) ?? at;
  }

  /** The region's instance as DescribeDBInstances shows it. */
  describe(at: string, nowMs: number): DbInstance {
    this.advance(nowMs);
    return describeInstance(this.settings, at, this.statusOf(at, nowMs), this.sources);
  }

  /** PromoteReadReplica, asked in the replica's region; ends by itself, and cannot be undone. */
  promote(region: string, nowMs: number): void {
    this.advance(nowMs);
    const id = this.settings.instances[region] ?? '?';
    const status = this.statusOf(region, nowMs);
    if (!this.sources.has(region)) {
      throw new RdsRefusal('InvalidDBInstanceState', `DB instance ${id} is not a read replica`);
    }
    if (status !== 'available') {
      throw new RdsRefusal(
        'InvalidDBInstanceState',
        `DB instance ${id} is ${status}; a replica is promoted while it is available`,
      );
    }
    this.data.lead(region);
    const { chance, takes = stores.replicaPromotion } = this.settings;
    const seconds = draw(takes, chance);
    this.promotions.set(region, nowMs + seconds * 1000);
  }

  /** The region's instance shows a status until then: its backup, or somebody's maintenance. */
  occupy(region: string, status: InstanceStatus, untilMs: number, nowMs: number): void {
    this.advance(nowMs);
    this.busy.set(region, { status, untilMs });
  }

  /**
   * The metric `ReplicaLag`, seconds, undefined where there is nothing to say. It is the age of the
   * newest row replayed, so it climbs to five minutes where the source is idle: no evidence of lag.
   */
  replicaLagSeconds(region: string, nowMs: number): number | undefined {
    this.advance(nowMs);
    const source = this.sources.get(region);
    const newestMs = this.data.newestAcceptedMs(region);
    if (source === undefined || newestMs === undefined) return undefined;
    const age = (nowMs - newestMs) / 1000;
    const isIdle = this.data.links.isWhole(region, source) && this.data.isCaughtUp(region);
    return isIdle ? Math.min(age, idleLagSeconds) : age;
  }

  protected advance(nowMs: number): void {
    this.data.settle(nowMs);
    for (const [region, endsAtMs] of this.promotions) {
      if (endsAtMs > nowMs || !this.data.links.isUp(region)) continue;
      this.promotions.delete(region);
      this.sources.delete(region);
      this.promoted = region;
    }
  }

  protected takesWrites(region: string, nowMs: number): boolean {
    return !this.sources.has(region) && this.statusOf(region, nowMs) !== 'rebooting';
  }

  protected heir(): string {
    return this.promoted;
  }

  private statusOf(region: string, nowMs: number): InstanceStatus {
    const endsAtMs = this.promotions.get(region);
    if (endsAtMs !== undefined) return nowMs < endsAtMs - rebootMs ? 'modifying' : 'rebooting';
    const busy = this.busy.get(region);
    return busy !== undefined && nowMs < busy.untilMs ? busy.status : 'available';
  }
}

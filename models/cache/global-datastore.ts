import type { Distribution } from '../../core/budget/distribution';
import { draw } from '../../core/budget/distribution';
import { stores } from '../../core/data/figures';
import { CacheRefusal } from './refusal';

export type DatastoreSettings = {
  /** With the five letters that AWS puts before it, such as `ldgnf-sessions`. */
  readonly id: string;
  /** The replication group in each region; the first is the primary. At most three. */
  readonly groups: Readonly<Record<string, string>>;
  readonly chance: () => number;
  /** How long a failover takes. @default - what AWS says, see core/data/figures.ts */
  readonly takes?: Distribution;
};

/** As DescribeGlobalReplicationGroups shows it, as far as it is imitated. */
export type GlobalReplicationGroup = {
  readonly GlobalReplicationGroupId: string;
  readonly Status: 'available' | 'modifying' | 'primary-only';
  readonly Members?: readonly {
    readonly ReplicationGroupId: string;
    readonly ReplicationGroupRegion: string;
    readonly Role: 'PRIMARY' | 'SECONDARY';
    readonly Status: 'associated';
  }[];
};

/** Secondary regions of one datastore (ElastiCache user guide, global datastores). */
const mostSecondaries = 2;

type Move = { readonly to: string; readonly endsAtMs: number };

/**
 * The roles in an ElastiCache global datastore; its data is not imitated. While a promotion is under
 * way AWS accepts others, with an outcome that it leaves open; here every other one is refused.
 */
export class GlobalDatastore {
  private primary: string;
  private move: Move | undefined;

  /** Throws where the datastore has no region, or more than AWS allows. */
  constructor(readonly settings: DatastoreSettings) {
    const [primary, ...secondaries] = this.regions;
    if (primary === undefined || secondaries.length > mostSecondaries) {
      throw new Error(
        `a global datastore has a primary and at most ${mostSecondaries} secondaries, ` +
          `got ${this.regions.join(', ') || 'none'}; name one to three regions`,
      );
    }
    this.primary = primary;
  }

  get regions(): readonly string[] {
    return Object.keys(this.settings.groups);
  }

  describe(nowMs: number, showMembers = true): GlobalReplicationGroup {
    this.advance(nowMs);
    return {
      GlobalReplicationGroupId: this.settings.id,
      Status: this.status(),
      ...(showMembers && {
        Members: Object.entries(this.settings.groups).map(([region, group]) => ({
          ReplicationGroupId: group,
          ReplicationGroupRegion: region,
          Role: region === this.primary ? 'PRIMARY' : 'SECONDARY',
          Status: 'associated',
        })),
      }),
    };
  }

  /** FailoverGlobalReplicationGroup: the roles change at its end, which comes by itself. */
  failover(region: string, group: string, nowMs: number): void {
    this.advance(nowMs);
    const { id, groups, chance, takes = stores.cacheFailover } = this.settings;
    const status = this.status();
    if (status !== 'available') {
      throw new CacheRefusal(
        'InvalidGlobalReplicationGroupState',
        `global datastore ${id} is ${status}; ask again when it is available`,
      );
    }
    if (groups[region] !== group) {
      throw new CacheRefusal(
        'InvalidParameterValue',
        `no replication group ${group} of ${id} in ${region}; name a secondary of it`,
      );
    }
    if (region === this.primary) {
      throw new CacheRefusal(
        'InvalidParameterValue',
        `replication group ${group} is the primary of ${id} already; name a secondary of it`,
      );
    }
    this.move = { to: region, endsAtMs: nowMs + draw(takes, chance) * 1000 };
  }

  private status(): GlobalReplicationGroup['Status'] {
    if (this.move !== undefined) return 'modifying';
    return this.regions.length === 1 ? 'primary-only' : 'available';
  }

  private advance(nowMs: number): void {
    if (this.move === undefined || this.move.endsAtMs > nowMs) return;
    this.primary = this.move.to;
    this.move = undefined;
  }
}

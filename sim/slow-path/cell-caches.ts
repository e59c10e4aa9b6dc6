import { StoreRefused } from '../../core/data/store-refused';
import type { StoreView } from '../../lambdas/ports';
import { cachesOf } from '../../models/cache/caches-of-topology';
import type { GlobalDatastore } from '../../models/cache/global-datastore';
import { CacheRefusal } from '../../models/cache/refusal';
import type { StoreSettings } from './store-ports';

/** The caches of all cells that have one in several regions. */
export class CellCaches {
  private readonly caches: ReadonlyMap<string, GlobalDatastore>;

  constructor(private readonly settings: StoreSettings) {
    const { topology, chance, takes } = settings;
    this.caches = cachesOf(topology, { chance, ...(takes === undefined ? {} : { takes }) });
  }

  describe(cell: string): StoreView {
    const { Status: status, Members: members = [] } = this.of(cell).describe(this.settings.now());
    const having = (role: string): string[] =>
      members.filter(({ Role }) => Role === role).map((member) => member.ReplicationGroupRegion);
    return {
      writer: having('PRIMARY')[0],
      readers: having('SECONDARY'),
      busy: status === 'modifying' ? status : undefined,
    };
  }

  promote(cell: string, to: string): void {
    const cache = this.of(cell);
    if (this.describe(cell).writer === to) return;
    try {
      cache.failover(to, cache.settings.groups[to] ?? '', this.settings.now());
    } catch (error) {
      if (error instanceof CacheRefusal) throw new StoreRefused(error.message);
      throw error;
    }
  }

  private of(cell: string): GlobalDatastore {
    const cache = this.caches.get(cell);
    if (cache === undefined) throw new Error(`no cache of a cell ${cell} in several regions here`);
    return cache;
  }
}

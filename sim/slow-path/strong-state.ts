import type { ControlRow } from '../../core/control/rows';
import { controlRowSchema } from '../../core/control/rows';
import { controlPartition } from '../../core/control/keys';
import type { StoredRow, StrongRows } from '../../lambdas/control/strong-rows';
import type { Links } from '../../models/tables/links';
import { partitionRows } from '../../models/tables/partition-rows';
import { itemOf, plainOf } from '../../models/tables/plain-item';
import { StrongTable } from '../../models/tables/strong-table';
import { TablesOfRegion } from '../../models/tables/tables-of-region';
import type { Network } from './network';

const table = 'strong';

type Settings = {
  readonly members: readonly string[];
  /** Between the replicas. */
  readonly links: Links;
  readonly chance: () => number;
  readonly now: () => number;
  readonly onRow: (row: ControlRow, before: ControlRow | undefined) => void;
};

/** The strong table's three members, each behind DynamoDB's own operations and conditions. */
export class StrongState {
  /** What the table holds in truth, whoever can read it. */
  readonly rows = new Map<string, ControlRow>();
  private readonly noted = new Set<unknown>();
  private readonly strong: StrongTable;
  private readonly tables: ReadonlyMap<string, TablesOfRegion>;
  /** What a partition held when it was last read: the same until somebody tries to write. */
  private readonly lastRead = new Map<string, readonly StoredRow[]>();

  constructor(private readonly settings: Settings) {
    const definition = {
      name: table,
      partitionKey: { name: 'pk', type: 'S' },
      sortKey: { name: 'sk', type: 'S' },
    } as const;
    const { members, links, chance } = settings;
    this.strong = new StrongTable(definition, members, links, chance);
    this.tables = new Map(
      members.map((name) => [name, new TablesOfRegion(name, [this.strong.endpoint(name)])]),
    );
  }

  /** One partition as `caller` finds it at one member. */
  rowsAt(member: string, partition: string, caller: string, network: Network): StrongRows {
    const { now } = this.settings;
    const tables = this.tableAt(member);
    const rows = partitionRows({ tables, table, partition, now });
    return {
      name: member,
      read: () =>
        network.call(caller, member, async () => {
          this.strong.advance(now());
          // A strongly consistent read: throws where the member has no quorum.
          this.strong.endpoint(member).reader(true, now());
          const held = this.lastRead.get(partition) ?? (await rows.read());
          this.lastRead.set(partition, held);
          return held;
        }),
      put: (row, version) =>
        network.call(caller, member, async () => {
          this.lastRead.delete(partition);
          try {
            return await rows.put(row, version);
          } finally {
            if (partition === controlPartition) this.note(tables, row);
          }
        }),
    };
  }

  /** Whatever the caller was told: if this member's own copy has the write, it was made. */
  private note(tables: TablesOfRegion, { sk, writeId }: StoredRow): void {
    const Key = itemOf({ pk: controlPartition, sk });
    const { Item } = tables.call('GetItem', { TableName: table, Key }, this.settings.now());
    const stored = Item === undefined ? undefined : plainOf(Item);
    if (stored?.['writeId'] !== writeId || this.noted.has(writeId)) return;
    this.noted.add(writeId);
    const row = controlRowSchema.parse(stored);
    const before = this.rows.get(String(sk));
    this.rows.set(String(sk), row);
    this.settings.onRow(row, before);
  }

  private tableAt(member: string): TablesOfRegion {
    const found = this.tables.get(member);
    if (found === undefined) throw new Error(`no member of the strong table in ${member}`);
    return found;
  }
}

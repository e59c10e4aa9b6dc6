import type { ControlRow } from '../../core/control/rows';
import { controlPartition } from '../../core/control/keys';
import type { ReadRow } from '../../lambdas/control/control-table';
import { controlRowOf } from '../../lambdas/control/control-table';
import type { StoredRow, StrongRows } from '../../lambdas/control/strong-rows';
import type { Links } from '../../models/tables/links';
import { partitionRows } from '../../models/tables/partition-rows';
import { itemOf, plain, plainOf } from '../../models/tables/plain-item';
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
  private readonly known = new WeakMap<StoredRow, ReturnType<ReadRow>>();
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

  /** What a row says. The table hands out the same object until it is written: it is read once. */
  readonly readRow: ReadRow = (row) => {
    const known = this.known.get(row) ?? controlRowOf(row);
    this.known.set(row, known);
    return known;
  };

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
          let written = false;
          try {
            const outcome = await rows.put(row, version);
            written = outcome === 'written';
            return outcome;
          } finally {
            const stored = written ? plainOf(itemOf({ ...row, pk: partition })) : undefined;
            this.remember(partition, row, stored);
            if (partition === controlPartition) this.note(member, row, stored);
          }
        }),
    };
  }

  /** What the next read will find: what was read before with this row, or nobody knows. */
  private remember(partition: string, row: StoredRow, stored: StoredRow | undefined): void {
    const held = this.lastRead.get(partition);
    if (held === undefined) return;
    this.lastRead.delete(partition);
    if (stored === undefined) return;
    const others = held.filter(({ sk }) => sk !== row['sk']);
    const at = others.findIndex(({ sk }) => String(sk) > String(row['sk']));
    const next = others.toSpliced(at === -1 ? others.length : at, 0, stored);
    this.lastRead.set(partition, next);
  }

  /** Whatever the caller was told: if this member's own copy has the write, it was made. */
  private note(member: string, { sk, writeId }: StoredRow, written: StoredRow | undefined): void {
    const Key = itemOf({ pk: controlPartition, sk });
    const item = this.strong.endpoint(member).reader(false, this.settings.now()).get({ Key });
    const id = item?.['writeId'];
    if (item === undefined || id === undefined || plain(id) !== writeId) return;
    if (this.noted.has(writeId)) return;
    this.noted.add(writeId);
    // What was written is what the next read finds: a row is understood once.
    const row = this.readRow(written ?? plainOf(item));
    if ('problem' in row) throw new Error(`${String(sk)} cannot be read: ${row.problem}`);
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

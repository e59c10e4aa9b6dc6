import type { AttributeValue, Item } from './attribute-value';
import type { ItemKey } from './table-definition';
import { compareValues } from './value-order';

interface Stored {
  readonly key: ItemKey;
  readonly item: Item;
}

/** The items of one replica: partitions by id, within a partition in the order of the sort key. */
export class ItemStore {
  private readonly partitions = new Map<string, Stored[]>();
  private items = 0;

  get size(): number {
    return this.items;
  }

  get({ partitionId, sort }: ItemKey): Item | undefined {
    const rows = this.partitions.get(partitionId) ?? [];
    const row = rows[positionOf(rows, sort)];
    return row !== undefined && sameSort(row.key.sort, sort) ? row.item : undefined;
  }

  /** Puts the item, or removes it if there is none. */
  set(key: ItemKey, item: Item | undefined): void {
    const rows = this.partitions.get(key.partitionId) ?? [];
    const position = positionOf(rows, key.sort);
    const row = rows[position];
    const taken = row !== undefined && sameSort(row.key.sort, key.sort) ? 1 : 0;
    rows.splice(position, taken, ...(item === undefined ? [] : [{ key, item }]));
    this.items += (item === undefined ? 0 : 1) - taken;
    if (rows.length === 0) this.partitions.delete(key.partitionId);
    else this.partitions.set(key.partitionId, rows);
  }

  /** One partition, ascending by sort key. */
  partition(partitionId: string): readonly Item[] {
    return (this.partitions.get(partitionId) ?? []).map(({ item }) => item);
  }

  /** Everything, by partition id: an order that does not depend on the history of the table. */
  all(): readonly Item[] {
    return [...this.partitions.keys()].sort().flatMap((id) => this.partition(id));
  }
}

/** Where the sort key stands or would have to be inserted. */
function positionOf(rows: readonly Stored[], sort: AttributeValue | undefined): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orderOf(rows[middle]?.key.sort, sort) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const sameSort = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  orderOf(a, b) === 0;

const orderOf = (a: AttributeValue | undefined, b: AttributeValue | undefined): number =>
  a === undefined || b === undefined ? 0 : (compareValues(a, b) ?? 0);

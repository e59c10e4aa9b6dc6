import type { Item } from './attribute-value';
import { copyItem } from './attribute-value';
import { invalid } from './errors';
import { keyRangeOf } from './expression/key-condition';
import { parseExpressions } from './expression/parse';
import { project } from './expression/projection';
import { ItemStore } from './item-store';
import type { Page } from './page';
import { pageOf, refuseKeyFilter } from './page';
import type { GetRequest, QueryRequest, ScanRequest } from './read-request';
import type { ItemKey, TableDefinition } from './table-definition';
import { keyOf } from './table-definition';
import { compareValues } from './value-order';
import type { Judged } from './write';
import { judge, keyOfWrite } from './write';
import type { WriteRequest } from './write-request';

/** A write that was judged and waits to be committed. */
export interface PreparedWrite extends Judged {
  readonly key: ItemKey;
}

/**
 * One replica of a table: its items and the operations on them, without any idea of other regions
 * or of time. Everything goes in and out as copies.
 */
export class Table {
  private readonly store = new ItemStore();

  constructor(readonly definition: TableDefinition) {}

  get itemCount(): number {
    return this.store.size;
  }

  get(request: GetRequest): Item | undefined {
    const { projection } = parseExpressions(request);
    const found = this.store.get(keyOf(this.definition, request.Key));
    if (found === undefined) return undefined;
    return copyItem(projection ? project(found, projection) : found);
  }

  /** Judges a write against the present version; throws as DynamoDB would, and changes nothing. */
  prepare(write: WriteRequest): PreparedWrite {
    const key = keyOfWrite(this.definition, write);
    return { key, ...judge(this.definition, write, this.store.get(key)) };
  }

  /** Carries out what was prepared, or what another replica sends. */
  commit({ key, next }: Pick<PreparedWrite, 'key' | 'next'>): void {
    this.store.set(key, next === undefined ? undefined : copyItem(next));
  }

  query(request: QueryRequest): Page {
    const expressions = parseExpressions(request);
    const { definition } = this;
    if (expressions.keyCondition === undefined) {
      throw invalid('KeyConditionExpression must be specified in the request');
    }
    const { partition, covers } = keyRangeOf(expressions.keyCondition, definition);
    refuseKeyFilter(definition, expressions.filter);
    const partitionId = JSON.stringify(partition);
    const rows = this.store.partition(partitionId).filter((row) => {
      const sort = definition.sortKey && row[definition.sortKey.name];
      return covers === undefined || (sort !== undefined && covers(sort));
    });
    const ordered = request.ScanIndexForward === false ? [...rows].reverse() : rows;
    const start = request.ExclusiveStartKey && keyOf(definition, request.ExclusiveStartKey);
    if (start !== undefined && start.partitionId !== partitionId) {
      throw invalid(
        'The provided starting key is outside query boundaries based on provided conditions',
      );
    }
    const direction = request.ScanIndexForward === false ? -1 : 1;
    return pageOf(definition, this.after(start, ordered, direction), request, expressions);
  }

  /** By partition, then by sort key; DynamoDB promises no order between partitions. */
  scan(request: ScanRequest): Page {
    const expressions = parseExpressions(request);
    const start = request.ExclusiveStartKey && keyOf(this.definition, request.ExclusiveStartKey);
    return pageOf(this.definition, this.after(start, this.store.all(), 1), request, expressions);
  }

  /** The rows strictly behind the start key, whether or not its own row still exists. */
  private after(start: ItemKey | undefined, rows: readonly Item[], direction: 1 | -1) {
    if (start === undefined) return rows;
    return rows.filter((row) => {
      const key = keyOfWrite(this.definition, { kind: 'put', request: { Item: row } });
      if (key.partitionId !== start.partitionId) return key.partitionId > start.partitionId;
      if (key.sort === undefined || start.sort === undefined) return false;
      return (compareValues(key.sort, start.sort) ?? 0) * direction > 0;
    });
  }
}

import type { Item } from '../../../models/tables/attribute-value';
import { TableError } from '../../../models/tables/errors';
import { RegionalTable } from '../../../models/tables/regional-table';
import type { TableDefinition } from '../../../models/tables/table-definition';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';

/** A table with a partition key `pk` of type S only. */
export const simple: TableDefinition = { name: 'simple', partitionKey: { name: 'pk', type: 'S' } };

/** A table with a partition key `pk` of type S and a sort key `sk` of type N. */
export const sorted: TableDefinition = {
  name: 'sorted',
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'N' },
};

/** DynamoDB of one region with both tables, empty. */
export const tables = (): TablesOfRegion =>
  new TablesOfRegion('us-east-1', [new RegionalTable(simple), new RegionalTable(sorted)]);

export const key = (pk: string): Item => ({ pk: { S: pk } });

/** The refusal of an action, or `accepted`. Anything but a TableError is passed on. */
export function outcome(act: () => unknown): string {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof TableError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** The whole error of an action that must be refused. */
export function refusal(act: () => unknown): TableError {
  try {
    act();
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('expected a refusal, the action was accepted');
}

/** Numbers in [0,1) from a seed, for chance by argument. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

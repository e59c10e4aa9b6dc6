import type { Item } from './attribute-value';
import { copyItem } from './attribute-value';
import { invalid } from './errors';
import type { Condition } from './expression/condition';
import { holds } from './expression/condition';
import type { Expressions } from './expression/parse';
import { project } from './expression/projection';
import { itemBytes } from './item-size';
import type { ScanRequest } from './read-request';
import type { TableDefinition } from './table-definition';
import { keyAttributesOf, keyItem } from './table-definition';

/** A page of Query and Scan ends after this much data was read (developer guide, Pagination). */
export const MAX_PAGE_BYTES = 1024 * 1024;

/** One page, as Query and Scan answer it. */
export interface Page {
  readonly Items?: readonly Item[];
  readonly Count: number;
  readonly ScannedCount: number;
  /** There whenever the page ended at a limit, even if nothing follows. */
  readonly LastEvaluatedKey?: Item;
}

/** Cuts a page from the rows, in their order, and filters it after the limit, as DynamoDB does. */
export function pageOf(
  definition: TableDefinition,
  rows: readonly Item[],
  request: Pick<ScanRequest, 'Limit' | 'Select'>,
  { filter, projection }: Expressions,
): Page {
  if (request.Select === 'SPECIFIC_ATTRIBUTES' && projection === undefined) {
    throw invalid('Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (request.Select !== undefined && request.Select !== 'SPECIFIC_ATTRIBUTES' && projection) {
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${request.Select}`);
  }
  const read: Item[] = [];
  let bytes = 0;
  for (const row of rows) {
    read.push(row);
    bytes += itemBytes(row);
    if (read.length === request.Limit || bytes >= MAX_PAGE_BYTES) break;
  }
  const found = read.filter((row) => filter === undefined || holds(filter, row));
  const last = read.at(-1);
  const cut = last !== undefined && (read.length === request.Limit || bytes >= MAX_PAGE_BYTES);
  const items = found.map((row) => copyItem(projection ? project(row, projection) : row));
  return {
    ...(request.Select !== 'COUNT' && { Items: items }),
    Count: found.length,
    ScannedCount: read.length,
    ...(cut && { LastEvaluatedKey: copyItem(keyItem(definition, last)) }),
  };
}

/** Refuses a Query's filter on a key attribute, which belongs into the KeyConditionExpression. */
export function refuseKeyFilter(definition: TableDefinition, filter: Condition | undefined): void {
  if (filter === undefined) return;
  const heads = headsOf(filter);
  const key = keyAttributesOf(definition).find(({ name }) => heads.includes(name));
  if (key === undefined) return;
  throw invalid(
    'Filter Expression can only contain non-primary key attributes: ' +
      `Primary key attribute: ${key.name}`,
  );
}

/** The attributes a condition mentions, found by walking it whatever its kind. */
function headsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('path' in node && Array.isArray(node.path)) return [String(node.path[0])];
  return Object.values(node).flatMap(headsOf);
}

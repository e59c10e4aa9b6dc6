import type { Item } from './attribute-value';
import { copyItem } from './attribute-value';
import { invalid, TableError } from './errors';
import { holds } from './expression/condition';
import type { Expressions } from './expression/parse';
import { parseExpressions } from './expression/parse';
import { project } from './expression/projection';
import { applyUpdate } from './expression/update-apply';
import { checkItemBytes } from './item-size';
import type { ItemKey, TableDefinition } from './table-definition';
import { keyAttributesOf, keyItem, keyOf, keyWithin } from './table-definition';
import type { WriteRequest } from './write-request';

/** A write judged against one version of the item: what it would leave, and what it answers. */
export interface Judged {
  readonly next: Item | undefined;
  readonly attributes?: Item;
}

/** The key a write is about. */
export function keyOfWrite(definition: TableDefinition, write: WriteRequest): ItemKey {
  return write.kind === 'put'
    ? keyWithin(definition, write.request.Item)
    : keyOf(definition, write.request.Key);
}

/**
 * Judges a write against the current version, changing nothing. Throws the
 * ConditionalCheckFailedException, with the item if the request asks for it, or a
 * ValidationException.
 */
export function judge(
  definition: TableDefinition,
  write: WriteRequest,
  current: Item | undefined,
): Judged {
  const expressions = parseExpressions(write.request);
  refuseKeyUpdates(definition, expressions);
  if (expressions.condition !== undefined && !holds(expressions.condition, current)) {
    const wanted = write.request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    throw new TableError(
      'ConditionalCheckFailedException',
      'The conditional request failed',
      wanted && current !== undefined ? { Item: copyItem(current) } : {},
    );
  }
  const next = nextVersion(definition, write, expressions, current);
  const attributes = returned(write, expressions, current, next);
  return attributes === undefined || Object.keys(attributes).length === 0
    ? { next }
    : { next, attributes: copyItem(attributes) };
}

function nextVersion(
  definition: TableDefinition,
  write: WriteRequest,
  { update, condition }: Expressions,
  current: Item | undefined,
): Item | undefined {
  switch (write.kind) {
    case 'put':
      checkItemBytes(write.request.Item, 'put');
      return write.request.Item;
    case 'delete':
      return undefined;
    case 'check':
      if (condition !== undefined) return current;
      throw invalid('ConditionExpression must be specified for a ConditionCheck');
    case 'update': {
      const shrinking = update?.every(({ kind }) => kind === 'REMOVE' || kind === 'DELETE');
      if (current === undefined && shrinking === true) return undefined;
      const base = current ?? keyItem(definition, write.request.Key);
      const next = applyUpdate(update ?? [], base);
      checkItemBytes(next, 'update');
      return next;
    }
  }
}

function returned(
  write: WriteRequest,
  { update }: Expressions,
  current: Item | undefined,
  next: Item | undefined,
): Item | undefined {
  const paths = update?.map(({ path }) => path) ?? [];
  switch (write.kind === 'check' ? undefined : write.request.ReturnValues) {
    case 'ALL_OLD':
      return current;
    case 'ALL_NEW':
      return next;
    case 'UPDATED_OLD':
      return current && project(current, paths);
    case 'UPDATED_NEW':
      return next && project(next, paths);
    case 'NONE':
    case undefined:
      return undefined;
  }
}

function refuseKeyUpdates(definition: TableDefinition, { update }: Expressions): void {
  const names = keyAttributesOf(definition).map(({ name }) => name);
  const touched = update?.find(({ path }) => names.includes(path[0]));
  if (touched === undefined) return;
  throw invalid(
    `One or more parameter values were invalid: Cannot update attribute ${touched.path[0]}. ` +
      'This attribute is part of the key',
  );
}

import type { AttributeType, AttributeValue, Item } from '../attribute-value';
import { typeOf } from '../attribute-value';
import { beginsWith, compareValues, containsValue, equalValues, sizeOf } from '../value-order';
import type { Path } from './path';
import { valueAt } from './path';

/** What a comparison compares. A path may lead nowhere; `size` of what has none is nothing too. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand };

export const comparators = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof comparators)[number];

/** A parsed condition, placeholders resolved and checked. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly of: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly of: Operand; readonly choices: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly wanted: boolean }
  | { readonly kind: 'type'; readonly of: Operand; readonly type: AttributeType }
  | { readonly kind: 'begins_with' | 'contains'; readonly of: Operand; readonly part: Operand };

/**
 * Whether the item, or the absence of one, meets the condition. What is missing equals nothing and
 * is unequal to everything, even to something else that is missing.
 */
export function holds(condition: Condition, item: Item | undefined): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.of, item);
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.wanted;
    case 'compare':
      return compared(
        condition.comparator,
        resolve(condition.left, item),
        resolve(condition.right, item),
      );
    case 'between': {
      const of = resolve(condition.of, item);
      const low = compared('>=', of, resolve(condition.low, item));
      return low && compared('<=', of, resolve(condition.high, item));
    }
    case 'in': {
      const of = resolve(condition.of, item);
      return condition.choices.some((choice) => compared('=', of, resolve(choice, item)));
    }
    case 'type': {
      const of = resolve(condition.of, item);
      return of !== undefined && typeOf(of) === condition.type;
    }
    case 'begins_with':
    case 'contains': {
      const [of, part] = [resolve(condition.of, item), resolve(condition.part, item)];
      if (of === undefined || part === undefined) return false;
      return condition.kind === 'contains' ? containsValue(of, part) : beginsWith(of, part);
    }
  }
}

function resolve(operand: Operand, item: Item | undefined): AttributeValue | undefined {
  switch (operand.kind) {
    case 'path':
      return valueAt(item, operand.path);
    case 'value':
      return operand.value;
    case 'size': {
      const of = resolve(operand.of, item);
      const size = of === undefined ? undefined : sizeOf(of);
      return size === undefined ? undefined : { N: String(size) };
    }
  }
}

function compared(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (left === undefined || right === undefined) return comparator === '<>';
  if (comparator === '=') return equalValues(left, right);
  if (comparator === '<>') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

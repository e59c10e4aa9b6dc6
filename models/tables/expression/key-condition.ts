import type { AttributeValue } from '../attribute-value';
import { typeOf } from '../attribute-value';
import { invalid } from '../errors';
import type { TableDefinition } from '../table-definition';
import type { Comparator, Condition, Operand } from './condition';
import { holds } from './condition';

/** What a Query asks for: one partition, and a range of its sort keys. */
export interface KeyRange {
  readonly partition: AttributeValue;
  /** Whether a sort key lies in the range; absent where the query names no range. */
  readonly covers?: (sort: AttributeValue) => boolean;
}

interface KeyTest {
  readonly name: string;
  readonly operator: Comparator | 'BETWEEN' | 'begins_with';
  readonly values: readonly AttributeValue[];
  readonly condition: Condition;
}

const mirrored: Readonly<Record<Comparator, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * The range a KeyConditionExpression describes: equality on the partition key, and at most one
 * comparison, BETWEEN or begins_with on the sort key. Everything else is refused as AWS does.
 */
export function keyRangeOf(condition: Condition, definition: TableDefinition): KeyRange {
  const tests = conjunctsOf(condition).map(keyTestOf);
  if (new Set(tests.map(({ name }) => name)).size < tests.length) {
    throw invalid('KeyConditionExpressions must only contain one condition per key');
  }
  const { partitionKey, sortKey } = definition;
  const partition = tests.find(({ name }) => name === partitionKey.name);
  const sort = tests.find(({ name }) => name === sortKey?.name);
  if (partition === undefined) {
    throw invalid(`Query condition missed key schema element: ${partitionKey.name}`);
  }
  if (tests.length > (sort === undefined ? 1 : 2))
    throw invalid('Query key condition not supported');
  const [value] = partition.values;
  if (partition.operator !== '=' || value === undefined) {
    throw invalid('Query key condition not supported');
  }
  checkTypes(partition, partitionKey.type);
  if (sort === undefined || sortKey === undefined) return { partition: value };
  checkTypes(sort, sortKey.type);
  return { partition: value, covers: (key) => holds(sort.condition, { [sort.name]: key }) };
}

function conjunctsOf(condition: Condition): Condition[] {
  if (condition.kind !== 'and') return [condition];
  return [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)];
}

function keyTestOf(condition: Condition): KeyTest {
  switch (condition.kind) {
    case 'compare': {
      if (condition.comparator === '<>') throw unfit('<>');
      const swapped = condition.left.kind !== 'path';
      const [key, other] = swapped
        ? [condition.right, condition.left]
        : [condition.left, condition.right];
      const operator = swapped ? mirrored[condition.comparator] : condition.comparator;
      return { ...keyAndValues(key, [other]), operator, condition };
    }
    case 'between':
      return {
        ...keyAndValues(condition.of, [condition.low, condition.high]),
        operator: 'BETWEEN',
        condition,
      };
    case 'begins_with':
      return {
        ...keyAndValues(condition.of, [condition.part]),
        operator: 'begins_with',
        condition,
      };
    case 'exists':
      throw unfit(condition.wanted ? 'attribute_exists' : 'attribute_not_exists');
    case 'type':
      throw unfit('attribute_type');
    case 'and':
    case 'or':
    case 'not':
    case 'in':
    case 'contains':
      throw unfit(condition.kind === 'contains' ? 'contains' : condition.kind.toUpperCase());
  }
}

function keyAndValues(key: Operand, others: readonly Operand[]) {
  if ([key, ...others].some(({ kind }) => kind === 'size')) {
    throw invalid('KeyConditionExpressions cannot contain nested operations');
  }
  if (key.kind !== 'path') {
    throw invalid('Invalid condition in KeyConditionExpression: No key attribute specified');
  }
  const [name, ...steps] = key.path;
  if (steps.length > 0) {
    throw invalid('KeyConditionExpressions cannot have conditions on nested attributes');
  }
  const values = others.map((other) => {
    if (other.kind === 'value') return other.value;
    throw invalid(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  });
  return { name, values };
}

function checkTypes({ values }: KeyTest, type: string): void {
  if (values.every((value) => typeOf(value) === type)) return;
  throw invalid(
    'One or more parameter values were invalid: ' +
      'Condition parameter type does not match schema type',
  );
}

const unfit = (operator: string) =>
  invalid(`Invalid operator used in KeyConditionExpression: ${operator}`);

import { attributeTypes, typeOf } from '../attribute-value';
import type { AttributeType, AttributeValue } from '../attribute-value';
import { compareValues } from '../value-order';
import type { Operand } from './condition';
import type { Cursor } from './cursor';
import { formatPath, samePath } from './path';
import type { Term } from './term';
import { conditionTerm, operandTerm } from './term';

/** How many operands each function takes. */
const operandsOf: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

/** Types that have an order, and types that have no size. */
const ordered: readonly AttributeType[] = ['S', 'N', 'B'];
const sizeless: readonly AttributeType[] = ['N', 'BOOL', 'NULL'];
const updateFunctions = ['if_not_exists', 'list_append'];

/** A function of conditions, its operands checked as far as they are known before any item is. */
export function conditionFunction(cursor: Cursor, name: string, operands: Operand[]): Term {
  const wanted = Object.hasOwn(operandsOf, name) ? operandsOf[name] : undefined;
  if (wanted === undefined) {
    throw cursor.error(
      updateFunctions.includes(name)
        ? `The function is not allowed in a condition expression; function: ${name}`
        : `Invalid function name; function: ${name}`,
    );
  }
  const [first, second] = operands;
  if (operands.length !== wanted || first === undefined) {
    throw cursor.error(
      'Incorrect number of operands for operator or function; ' +
        `operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  checkDistinct(cursor, name, operands);
  if (second !== undefined) return twoOperands(cursor, name, first, second);
  if (name === 'size') {
    refuseTypes(cursor, name, first, sizeless);
    return operandTerm({ kind: 'size', of: first });
  }
  if (first.kind === 'path') {
    const exists = name === 'attribute_exists';
    return conditionTerm({ kind: 'exists', path: first.path, wanted: exists });
  }
  throw cursor.error(
    `Operator or function requires a document path; operator or function: ${name}`,
  );
}

function twoOperands(cursor: Cursor, name: string, of: Operand, part: Operand): Term {
  if (name === 'attribute_type')
    return conditionTerm({ kind: 'type', of, type: typeNamed(cursor, part) });
  if (name === 'contains') return conditionTerm({ kind: 'contains', of, part });
  const unfit = attributeTypes.filter((type) => type !== 'S' && type !== 'B');
  for (const operand of [of, part]) refuseTypes(cursor, name, operand, unfit);
  return conditionTerm({ kind: 'begins_with', of, part });
}

function typeNamed(cursor: Cursor, operand: Operand): AttributeType {
  const value = operand.kind === 'value' ? operand.value : undefined;
  if (value === undefined || !('S' in value)) {
    const type = value === undefined ? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}' : typeOf(value);
    throw cursor.error(wrongType('attribute_type', type));
  }
  const type = attributeTypes.find((candidate) => candidate === value.S);
  if (type !== undefined) return type;
  throw cursor.error(
    `Invalid attribute type name found; type: ${value.S}, ` +
      'valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
  );
}

/** Refuses `a = a`: DynamoDB wants the operands of a comparison or function to differ. */
export function checkDistinct(cursor: Cursor, name: string, operands: readonly Operand[]): void {
  const [first, second] = operands;
  if (first?.kind !== 'path' || second?.kind !== 'path') return;
  if (!samePath(first.path, second.path)) return;
  throw cursor.error(
    'The first operand must be distinct from the remaining operands for this operator or ' +
      `function; operator: ${name}, first operand: ${formatPath(first.path)}`,
  );
}

/** A constant without an order is refused at once; one found in an item only compares as false. */
export function checkComparable(cursor: Cursor, name: string, operands: readonly Operand[]): void {
  if (name === '=' || name === '<>') return;
  const unordered = attributeTypes.filter((type) => !ordered.includes(type));
  for (const operand of operands) refuseTypes(cursor, name, operand, unordered);
}

/** The bounds of BETWEEN, where both are constants: of one type and in order. */
export function checkBetween(cursor: Cursor, low: Operand, high: Operand): void {
  if (low.kind !== 'value' || high.kind !== 'value') return;
  const order = compareValues(low.value, high.value);
  if (order !== undefined && order <= 0) return;
  throw cursor.error(
    (order === undefined
      ? 'The BETWEEN operator requires same data type for lower and upper bounds; '
      : 'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ') +
      `lower bound operand: AttributeValue: ${formatValue(low.value)}, ` +
      `upper bound operand: AttributeValue: ${formatValue(high.value)}`,
  );
}

function refuseTypes(
  cursor: Cursor,
  name: string,
  operand: Operand,
  types: readonly AttributeType[],
): void {
  const type = constantType(operand);
  if (type !== undefined && types.includes(type)) throw cursor.error(wrongType(name, type));
}

function constantType(operand: Operand): AttributeType | undefined {
  if (operand.kind === 'size') return 'N';
  return operand.kind === 'value' ? typeOf(operand.value) : undefined;
}

const wrongType = (name: string, type: string): string =>
  'Incorrect operand type for operator or function; ' +
  `operator or function: ${name}, operand type: ${type}`;

const formatValue = (value: AttributeValue): string =>
  JSON.stringify(value).replaceAll('"', '').slice(0, 200);

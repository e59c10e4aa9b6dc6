import type { AttributeType, AttributeValue } from '../attribute-value';
import { membersOf, typeOf } from '../attribute-value';
import type { Cursor } from './cursor';
import { parsePath, refuseClashes } from './path';
import type { UpdateAction, UpdateValue } from './update';

type Section = UpdateAction['kind'];
const sections: readonly Section[] = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** AWS's long names of the types, as they stand in one message of its. */
const longNames: Partial<Record<AttributeType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
};

/** Parses an UpdateExpression: each section at most once, no two paths touching each other. */
export function parseUpdate(cursor: Cursor): readonly UpdateAction[] {
  const actions: UpdateAction[] = [];
  const seen = new Set<Section>();
  while (cursor.token.kind !== 'end' || actions.length === 0) {
    const section = sections.find((candidate) => cursor.acceptWord(candidate));
    if (section === undefined) throw cursor.syntaxError();
    if (seen.has(section)) {
      throw cursor.error(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    do actions.push(parseAction(cursor, section));
    while (cursor.accept(','));
  }
  refuseClashes(
    cursor,
    actions.map(({ path }) => path),
  );
  return actions;
}

function parseAction(cursor: Cursor, kind: Section): UpdateAction {
  cursor.countOperator();
  const path = parsePath(cursor);
  switch (kind) {
    case 'SET':
      cursor.expect('=');
      return { kind, path, value: parseRightSide(cursor) };
    case 'REMOVE':
      return { kind, path };
    case 'ADD':
    case 'DELETE': {
      const value = cursor.takeValue();
      const fits = membersOf(value) !== undefined || (kind === 'ADD' && 'N' in value);
      if (fits) return { kind, path, value };
      const type = longNames[typeOf(value)] ?? typeOf(value);
      throw cursor.error(
        `Incorrect operand type for operator or function; operator: ${kind}, operand type: ${type}`,
      );
    }
  }
}

/** A sum, which may stand in one pair of parentheses. */
function parseRightSide(cursor: Cursor): UpdateValue {
  if (!cursor.accept('(')) return parseSum(cursor);
  const inner = parseSum(cursor);
  cursor.expect(')');
  return inner;
}

/** One operand, or two with a sign between: DynamoDB takes no third. */
function parseSum(cursor: Cursor): UpdateValue {
  const left = parseGrouped(cursor);
  const sign = cursor.accept('+') ? '+' : cursor.accept('-') ? '-' : undefined;
  if (sign === undefined) return left;
  cursor.countOperator();
  const right = parseGrouped(cursor);
  for (const operand of [left, right]) refuseType(cursor, sign, operand, 'N');
  return { kind: sign, left, right };
}

/** One operand, which may stand in one pair of parentheses as well. */
function parseGrouped(cursor: Cursor): UpdateValue {
  if (!cursor.accept('(')) return parseOperand(cursor);
  const inner = parseOperand(cursor);
  cursor.expect(')');
  return inner;
}

function parseOperand(cursor: Cursor): UpdateValue {
  if (cursor.token.kind === 'value') return { kind: 'value', value: cursor.takeValue() };
  const next = cursor.ahead(1);
  if (cursor.token.kind !== 'word' || next.kind !== 'mark' || next.text !== '(') {
    return { kind: 'path', path: parsePath(cursor) };
  }
  const name = cursor.take().text;
  cursor.expect('(');
  cursor.countOperator();
  const operands = [parseGrouped(cursor)];
  while (cursor.accept(',')) operands.push(parseGrouped(cursor));
  cursor.expect(')');
  return updateFunction(cursor, name, operands);
}

function updateFunction(cursor: Cursor, name: string, operands: UpdateValue[]): UpdateValue {
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw cursor.error(`Invalid function name; function: ${name}`);
  }
  const [left, right, ...more] = operands;
  if (left === undefined || right === undefined || more.length > 0) {
    throw cursor.error(
      'Incorrect number of operands for operator or function; ' +
        `operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  if (name === 'list_append') {
    for (const operand of [left, right]) {
      if (operand.kind === 'list_append') throw misused(cursor, name);
      refuseType(cursor, name, operand, 'L');
    }
    return { kind: name, left, right };
  }
  if (left.kind === 'path') return { kind: name, path: left.path, otherwise: right };
  throw cursor.error(
    `Operator or function requires a document path; operator or function: ${name}`,
  );
}

/** Refuses a constant of another type; a path is judged once the item is known. */
function refuseType(
  cursor: Cursor,
  name: string,
  operand: UpdateValue,
  wanted: AttributeType,
): void {
  const value: AttributeValue | undefined = operand.kind === 'value' ? operand.value : undefined;
  if (value === undefined || typeOf(value) === wanted) return;
  throw cursor.error(
    'Incorrect operand type for operator or function; ' +
      `operator or function: ${name}, operand type: ${typeOf(value)}`,
  );
}

const misused = (cursor: Cursor, name: string) =>
  cursor.error(
    `The function is not allowed to be used this way in an expression; function: ${name}`,
  );

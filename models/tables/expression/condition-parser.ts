import type { Comparator, Condition, Operand } from './condition';
import { comparators } from './condition';
import {
  checkBetween,
  checkComparable,
  checkDistinct,
  conditionFunction,
} from './condition-checks';
import type { Cursor } from './cursor';
import { parsePath } from './path';
import type { Term } from './term';
import { conditionTerm, operandTerm } from './term';

/** Parses a whole Condition, Filter or KeyConditionExpression, up to the end of the text. */
export function parseCondition(cursor: Cursor): Condition {
  const condition = asCondition(cursor, parseOr(cursor));
  cursor.expectEnd();
  return condition;
}

function parseOr(cursor: Cursor): Term {
  let left = parseAnd(cursor);
  while (cursor.acceptWord('OR')) {
    cursor.countOperator();
    const [first, second] = [asCondition(cursor, left), asCondition(cursor, parseAnd(cursor))];
    left = conditionTerm({ kind: 'or', left: first, right: second });
  }
  return left;
}

function parseAnd(cursor: Cursor): Term {
  let left = parseNot(cursor);
  while (cursor.acceptWord('AND')) {
    cursor.countOperator();
    const [first, second] = [asCondition(cursor, left), asCondition(cursor, parseNot(cursor))];
    left = conditionTerm({ kind: 'and', left: first, right: second });
  }
  return left;
}

function parseNot(cursor: Cursor): Term {
  if (!cursor.acceptWord('NOT')) return parseComparison(cursor);
  cursor.countOperator();
  return conditionTerm({ kind: 'not', of: asCondition(cursor, parseNot(cursor)) });
}

function parseComparison(cursor: Cursor): Term {
  const left = parseTerm(cursor);
  const comparator = acceptComparator(cursor);
  if (comparator !== undefined) {
    const [first, second] = [asOperand(cursor, left), parseOperand(cursor)];
    checkDistinct(cursor, comparator, [first, second]);
    checkComparable(cursor, comparator, [first, second]);
    return conditionTerm({ kind: 'compare', comparator, left: first, right: second });
  }
  if (cursor.acceptWord('BETWEEN')) {
    cursor.countOperator();
    const of = asOperand(cursor, left);
    const low = parseOperand(cursor);
    if (!cursor.acceptWord('AND')) throw cursor.syntaxError();
    const high = parseOperand(cursor);
    checkComparable(cursor, 'BETWEEN', [of, low, high]);
    checkBetween(cursor, low, high);
    return conditionTerm({ kind: 'between', of, low, high });
  }
  if (cursor.acceptWord('IN')) {
    cursor.countOperator();
    cursor.expect('(');
    return conditionTerm({
      kind: 'in',
      of: asOperand(cursor, left),
      choices: parseOperands(cursor),
    });
  }
  return left;
}

/** `(…)`, a function, a path or a value. */
function parseTerm(cursor: Cursor): Term {
  if (cursor.accept('(')) {
    cursor.countOperator();
    const inner = parseOr(cursor);
    cursor.expect(')');
    if (inner.inParentheses) throw cursor.error('The expression has redundant parentheses;');
    return { ...inner, inParentheses: true };
  }
  const { kind, text } = cursor.token;
  if (kind === 'value') return operandTerm({ kind: 'value', value: cursor.takeValue() });
  const next = cursor.ahead(1);
  if (kind !== 'word' || next.kind !== 'mark' || next.text !== '(') {
    return operandTerm({ kind: 'path', path: parsePath(cursor) });
  }
  cursor.take();
  cursor.expect('(');
  cursor.countOperator();
  return conditionFunction(cursor, text, parseOperands(cursor));
}

/** A list of at least one operand, up to and with its closing parenthesis. */
function parseOperands(cursor: Cursor): Operand[] {
  const operands = [parseOperand(cursor)];
  while (cursor.accept(',')) operands.push(parseOperand(cursor));
  cursor.expect(')');
  return operands;
}

const parseOperand = (cursor: Cursor): Operand => asOperand(cursor, parseTerm(cursor));

function asOperand(cursor: Cursor, term: Term): Operand {
  if ('operand' in term) return term.operand;
  const { kind } = term.condition;
  if (kind === 'exists' || kind === 'type' || kind === 'begins_with' || kind === 'contains') {
    throw cursor.error(
      `The function is not allowed to be used this way in an expression; function: ${kind}`,
    );
  }
  throw cursor.syntaxError();
}

function asCondition(cursor: Cursor, term: Term): Condition {
  if ('condition' in term) return term.condition;
  if (term.operand.kind !== 'size') throw cursor.syntaxError();
  throw cursor.error(
    'The function is not allowed to be used this way in an expression; function: size',
  );
}

function acceptComparator(cursor: Cursor): Comparator | undefined {
  const comparator = comparators.find((candidate) => cursor.accept(candidate));
  if (comparator !== undefined) cursor.countOperator();
  return comparator;
}

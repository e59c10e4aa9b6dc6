import * as fc from 'fast-check';
import type { AttributeValue, Item } from '../../../../models/tables/attribute-value';
import { holds } from '../../../../models/tables/expression/condition';
import { parseExpressions } from '../../../../models/tables/expression/parse';
import { outcome } from '../sample';

const item: Item = {
  pk: { S: 'k' },
  n: { N: '5' },
  s: { S: 'hello' },
  b: { B: 'aGk=' },
  nums: { NS: ['1', '2'] },
  elems: { L: [{ N: '7' }, { S: 'x' }] },
  doc: { M: { low1: { N: '1' }, deep: { L: [{ S: 'z' }] } } },
  nothing: { NULL: true },
};

const values: Record<string, AttributeValue> = {
  ':one': { N: '1' },
  ':five': { N: '5.0' },
  ':nine': { N: '9' },
  ':he': { S: 'he' },
  ':hello': { S: 'hello' },
  ':N': { S: 'N' },
  ':set': { NS: ['2', '1'] },
  ':list': { L: [] },
};

/** Only the placeholders the text uses, since unused ones are refused. */
const used = <T>(all: Readonly<Record<string, T>>, text: string) => {
  const some = Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(text));
  return some.length === 0 ? undefined : Object.fromEntries(some);
};

function parse(text: string) {
  const { condition } = parseExpressions({
    ConditionExpression: text,
    ExpressionAttributeNames: used({ '#s': 's', '#dot': 'a.b' }, text),
    ExpressionAttributeValues: used(values, text),
  });
  if (condition === undefined) throw new Error('no condition');
  return condition;
}

describe('a condition holds', () => {
  test.each([
    'n = :five',
    'n <> :one',
    'n > :one AND n < :nine',
    'n BETWEEN :one AND :nine AND s = :hello',
    ':nine > n',
    'n IN (:one, :five)',
    '#s = :hello',
    'nums = :set',
    'attribute_exists(doc.low1)',
    'attribute_not_exists(doc.high1)',
    'attribute_not_exists(#dot)',
    'attribute_type(n, :N)',
    'begins_with(s, :he)',
    'contains(s, :he)',
    'contains(nums, :one)',
    'size(s) = :five',
    'size(elems) > :one',
    'elems[0] > n',
    'doc.deep[0] <> s',
    'NOT n = :one',
    'NOT NOT n = :five',
    'not n = :one and s = :hello',
    'n = :one OR n = :five AND s = :hello',
    '(n = :one OR n = :five) AND (s = :hello)',
    'gone <> n',
    'gone <> absent',
  ])('%s', (text) => {
    expect(holds(parse(text), item)).toBe(true);
  });
});

describe('a condition does not hold', () => {
  test.each([
    'n = :one',
    's = :five',
    's < :five',
    'gone = absent',
    'gone < n',
    'gone BETWEEN :one AND :nine',
    'gone IN (:one)',
    'size(n) = :one',
    'attribute_type(gone, :N)',
    'begins_with(n, :he)',
    'contains(gone, :one)',
    'elems < :one',
    'elems[9] = n',
    'NOT n = :five AND s = :hello',
  ])('%s', (text) => {
    expect(holds(parse(text), item)).toBe(false);
  });

  test('of an item that is not there: nothing equals, everything differs', () => {
    expect(holds(parse('n = :five'), undefined)).toBe(false);
    expect(holds(parse('n <> :five'), undefined)).toBe(true);
    expect(holds(parse('attribute_not_exists(pk)'), undefined)).toBe(true);
  });

  test('looks at attributes, never at what objects inherit', () => {
    const at = (text: string) => holds(parse(text), {});
    expect(at('attribute_exists(valueOf)')).toBe(false);
    expect(at('attribute_exists(toString)')).toBe(false);
  });
});

describe('a condition is refused', () => {
  test.each([
    ['', 'The expression can not be empty;'],
    ['n', 'Syntax error'],
    ['n = ', 'Syntax error; token: "<EOF>"'],
    ['_n = :one', 'Syntax error; token: "_"'],
    ['n == :one', 'Syntax error; token: "="'],
    ['n = :one n', 'Syntax error; token: "n"'],
    ['(n = :one', 'Syntax error; token: "<EOF>"'],
    ['n IN ()', 'Syntax error; token: ")"'],
    ['n AND s', 'Syntax error'],
    ['(n = :one) = s', 'Syntax error'],
    ['size = :one', 'Attribute name is a reserved keyword; reserved keyword: size'],
    [
      'n = :undefined',
      'attribute value used in expression is not defined; attribute value: :undef',
    ],
    [
      '#undefined = n',
      'attribute name used in the document path is not defined; attribute name: #u',
    ],
    ['foo(n)', 'Invalid function name; function: foo'],
    ['if_not_exists(n, s)', 'not allowed in a condition expression; function: if_not_exists'],
    ['size(n)', 'not allowed to be used this way in an expression; function: size'],
    ['size(n) AND n = :one', 'not allowed to be used this way in an expression; function: size'],
    ['contains(n, :one) = :one', 'not allowed to be used this way in an expression; function: con'],
    ['size(n, s) = :one', 'Incorrect number of operands for operator or function'],
    ['attribute_exists(:one)', 'requires a document path; operator or function: attribute_exists'],
    ['begins_with(s, :one)', 'operator or function: begins_with, operand type: N'],
    ['attribute_type(n, :he)', 'Invalid attribute type name found; type: he'],
    ['attribute_type(n, s)', 'Incorrect operand type'],
    ['n < :list', 'operator or function: <, operand type: L'],
    ['n BETWEEN :nine AND :one', 'upper bound to be greater than or equal to lower bound'],
    ['n BETWEEN :one AND :he', 'same data type for lower and upper bounds'],
    ['n = n', 'first operand must be distinct'],
    ['((n = :one))', 'The expression has redundant parentheses;'],
    ['n = ((:one))', 'The expression has redundant parentheses;'],
    [`n = :one${' '.repeat(4096)}`, 'Expression size has exceeded'],
    [`${'NOT '.repeat(301)}n = :one`, 'too many operators; operator count: 301'],
    [`${'('.repeat(4000)}n`, 'too many operators'],
    [`elems[${'9'.repeat(20)}] = n`, 'List index is not within the allowable range'],
    [`n${'.a'.repeat(33)} = s`, 'too many nesting elements'],
  ])('%j', (text, expected) => {
    const said = outcome(() => parse(text));
    expect(said).toMatch('ValidationException: Invalid ConditionExpression: ');
    expect(said).toContain(expected);
  });
});

test('whatever the text, a parser throws nothing but a ValidationException', () => {
  const words = fc.constantFrom(
    ...['a', '#s', ':one', 'AND', 'NOT', '(', ')', '=', '<', ',', '.', '[', ']', '0', ' ', 'IN'],
    ...['SET', 'REMOVE', 'ADD', '+', '-', 'size', 'BETWEEN', 'list_append', '"', '\u0000', '€'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 60 }).map((some) => some.join(' ')),
    fc.tuple(words, fc.integer({ min: 1, max: 2000 })).map(([word, times]) => word.repeat(times)),
  );
  const kinds = fc.constantFrom(
    ...(['ConditionExpression', 'UpdateExpression', 'ProjectionExpression'] as const),
  );
  fc.assert(
    fc.property(kinds, texts, (kind, text) => {
      const said = outcome(() => parseExpressions({ [kind]: text }));
      expect(said).toMatch(/^accepted$|^ValidationException: Invalid \w+Expression: /);
    }),
    { numRuns: 400 },
  );
});

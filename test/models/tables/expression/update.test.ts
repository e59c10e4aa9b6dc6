import type { Item } from '../../../../models/tables/attribute-value';
import { parseExpressions } from '../../../../models/tables/expression/parse';
import { applyUpdate } from '../../../../models/tables/expression/update-apply';
import { outcome } from '../sample';

const item: Item = {
  pk: { S: 'k' },
  n: { N: '5' },
  s: { S: 'x' },
  tags: { SS: ['a', 'b'] },
  elems: { L: [{ N: '0' }, { N: '1' }, { N: '2' }, { N: '3' }] },
  doc: { M: { x: { N: '1' }, y: { N: '2' } } },
};

const all = {
  ':one': { N: '1' },
  ':x': { S: 'x' },
  ':list': { L: [{ S: 'new' }] },
  ':set': { SS: ['b', 'c'] },
  ':nums': { NS: ['1'] },
  ':map': { M: {} },
  ':big': { N: `1${'0'.repeat(40)}` },
};

function update(text: string, from: Item = item): Item {
  const used = Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(text));
  const parsed = parseExpressions({
    UpdateExpression: text,
    ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
  });
  return applyUpdate(parsed.update ?? [], from);
}

const numbers = (...all_: number[]) => ({ L: all_.map((n) => ({ N: String(n) })) });

describe('an update', () => {
  test.each<[string, Item]>([
    ['SET a = :one', { a: { N: '1' } }],
    ['set a=n', { a: { N: '5' } }],
    ['SET n = n + :one', { n: { N: '6' } }],
    ['SET n = :one - n', { n: { N: '-4' } }],
    ['SET n = (n + :one)', { n: { N: '6' } }],
    ['SET n = if_not_exists(n, :one)', {}],
    ['SET a = if_not_exists(a, :one)', { a: { N: '1' } }],
    ['SET c = if_not_exists(c, :one) + :one', { c: { N: '2' } }],
    ['SET l = list_append(:list, elems)', { l: { L: [{ S: 'new' }, ...numbers(0, 1, 2, 3).L] } }],
    [
      'SET l = list_append(if_not_exists(l, :list), :list)',
      { l: { L: [{ S: 'new' }, { S: 'new' }] } },
    ],
    [
      'SET doc.x = :x, doc.z = :one',
      { doc: { M: { x: { S: 'x' }, y: { N: '2' }, z: { N: '1' } } } },
    ],
    ['SET elems[1] = :x', { elems: { L: [{ N: '0' }, { S: 'x' }, { N: '2' }, { N: '3' }] } }],
    ['SET s = n, n = s', { s: { N: '5' }, n: { S: 'x' } }],
    ['ADD n :one', { n: { N: '6' } }],
    ['ADD fresh :one', { fresh: { N: '1' } }],
    ['ADD tags :set', { tags: { SS: ['a', 'b', 'c'] } }],
    ['ADD fresh :set', { fresh: { SS: ['b', 'c'] } }],
    ['ADD doc.x :one', { doc: { M: { x: { N: '2' }, y: { N: '2' } } } }],
    ['DELETE tags :set', { tags: { SS: ['a'] } }],
    ['DELETE fresh :set', {}],
    ['REMOVE absent, doc.absent, elems[9]', {}],
    ['REMOVE doc.x', { doc: { M: { y: { N: '2' } } } }],
  ])('%s', (text, changed) => {
    expect(update(text)).toEqual({ ...item, ...changed });
  });

  test('leaves the item it started from as it was', () => {
    const before = structuredClone(item);
    update('SET doc.x = :x, elems[0] = :one REMOVE s ADD tags :set');
    expect(item).toEqual(before);
  });

  test('takes all list indexes from before it', () => {
    expect(update('REMOVE elems[1] SET elems[3] = :x')['elems']).toEqual({
      L: [{ N: '0' }, { N: '2' }, { S: 'x' }],
    });
    expect(update('REMOVE elems[0], elems[1]')['elems']).toEqual(numbers(2, 3));
  });

  test('appends what is set beyond the end, in order of index', () => {
    expect(update('SET elems[84] = :one, elems[37] = :x')['elems']).toEqual({
      L: [...numbers(0, 1, 2, 3).L, { S: 'x' }, { N: '1' }],
    });
  });

  test('reads all right sides before it changes anything', () => {
    expect(update('REMOVE s SET a = s')).toMatchObject({ a: { S: 'x' } });
    expect(outcome(() => update('SET a = :one, c = a'))).toContain('does not exist in the item');
  });

  test('drops a set that it empties, but keeps an empty list or map', () => {
    expect(update('DELETE tags :set', { tags: { SS: ['b'] } })).toEqual({});
    expect(
      update('REMOVE a.b, l[0]', { a: { M: { b: { N: '1' } } }, l: { L: [{ N: '1' }] } }),
    ).toEqual({
      a: { M: {} },
      l: { L: [] },
    });
  });
});

describe('an update is refused', () => {
  test.each([
    ['', 'The expression can not be empty;'],
    [' ', 'Syntax error; token: "<EOF>"'],
    ['HELLO n = :one', 'Syntax error; token: "HELLO"'],
    ['SET n = :one,', 'Syntax error'],
    ['SET :one = :one', 'Syntax error; token: ":one"'],
    ['SET n = :one + :one + :one', 'Syntax error; token: "+"'],
    ['SET n = (((:one)))', 'Syntax error; token: "("'],
    ['SET n = (n) + :one', 'Syntax error; token: "+"'],
    ['SET n = f(:one, :one)', 'Invalid function name; function: f'],
    ['SET n = LIST_APPEND(:list, :list)', 'Invalid function name'],
    ['SET n = list_append(:list)', 'number of operands: 1'],
    ['SET n = list_append(:list, :one)', 'operator or function: list_append, operand type: N'],
    ['SET n = list_append(list_append(:list, :list), :list)', 'not allowed to be used this way'],
    ['SET n = if_not_exists(:one, :one)', 'requires a document path'],
    ['SET n = :x + :one', 'operator or function: +, operand type: S'],
    ['SET n = if_not_exists(c, :one + :one)', 'Syntax error; token: "+"'],
    ['SET a = :one SET b = :one', 'The "SET" section can only be used once'],
    ['SET a = :one REMOVE a', 'Two document paths overlap'],
    ['SET a.b = :one, a = :one', 'path one: [a, b], path two: [a]'],
    ['SET a.b = :one, a[1] = :one', 'Two document paths conflict'],
    ['SET a[:one] = :one', 'Syntax error'],
    ['ADD n :x', 'operator: ADD, operand type: STRING'],
    ['ADD n n', 'Syntax error'],
    ['ADD elems :list', 'operator: ADD, operand type: LIST'],
    ['DELETE tags :one', 'operator: DELETE, operand type: NUMBER'],
  ])('by its text: %j', (text, expected) => {
    const said = outcome(() => update(text));
    expect(said).toMatch('ValidationException: Invalid UpdateExpression: ');
    expect(said).toContain(expected);
  });

  test.each([
    ['SET a = absent', 'refers to an attribute that does not exist in the item'],
    ['SET s.b = :one', 'document path provided in the update expression is invalid for update'],
    ['SET absent.b = :one', 'invalid for update'],
    ['SET doc[0] = :one', 'invalid for update'],
    ['REMOVE absent.b', 'invalid for update'],
    ['SET a = s + :one', 'An operand in the update expression has an incorrect data type'],
    ['SET a = list_append(s, :list)', 'incorrect data type'],
    ['ADD s :one', 'incorrect data type'],
    ['ADD tags :nums', 'incorrect data type'],
    ['DELETE tags :nums', 'incorrect data type'],
    ['SET n = n + :big', 'more than 38 significant digits'],
  ])('by the item: %j', (text, expected) => {
    expect(outcome(() => update(text))).toContain(expected);
  });
});

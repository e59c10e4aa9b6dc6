import type { Item } from '../../../../models/tables/attribute-value';
import { parseExpressions } from '../../../../models/tables/expression/parse';
import { project } from '../../../../models/tables/expression/projection';
import { outcome } from '../sample';

const item: Item = {
  a: { N: '1' },
  b: { M: { x: { N: '2' }, y: { N: '3' } } },
  c: { L: [{ S: 'p' }, { S: 'q' }, { M: { z: { N: '4' } } }] },
};

const projected = (text: string): Item =>
  project(item, parseExpressions({ ProjectionExpression: text }).projection ?? []);

describe('a projection', () => {
  test.each<[string, Item]>([
    ['a', { a: { N: '1' } }],
    ['a, b.x', { a: { N: '1' }, b: { M: { x: { N: '2' } } } }],
    ['b.x, b.y', { b: { M: { x: { N: '2' }, y: { N: '3' } } } }],
    ['c[2].z, c[0]', { c: { L: [{ S: 'p' }, { M: { z: { N: '4' } } }] } }],
    ['c[9], b.q, absent.x, a.b', {}],
  ])('%s', (text, expected) => {
    expect(projected(text)).toEqual(expected);
  });

  test.each([
    ['a, a', 'overlap'],
    ['b, b.x', 'overlap'],
    ['b.x, b[0]', 'conflict'],
    ['a b', 'Syntax error; token: "b"'],
    ['a,', 'Syntax error; token: "<EOF>"'],
    [':a', 'Syntax error'],
    ['name', 'reserved keyword: name'],
  ])('%s is refused', (text, expected) => {
    const said = outcome(() => projected(text));
    expect(said).toMatch('ValidationException: Invalid ProjectionExpression: ');
    expect(said).toContain(expected);
  });
});

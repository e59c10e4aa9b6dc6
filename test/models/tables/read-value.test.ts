import { readItem, readValue } from '../../../models/tables/read-value';
import { outcome } from './sample';

describe('a value from outside', () => {
  test('comes out in canonical form', () => {
    const raw = {
      M: { n: { N: '1.50' }, set: { NS: ['2.0', '1'] }, list: { L: [{ NULL: true }] } },
    };
    expect(readValue(raw)).toEqual({
      M: { n: { N: '1.5' }, set: { NS: ['2', '1'] }, list: { L: [{ NULL: true }] } },
    });
  });

  test('shares nothing with the input', () => {
    const raw = { a: { L: [{ SS: ['x'] }] } };
    const read = readItem(raw);
    raw.a.L[0]?.SS.push('y');
    expect(read).toEqual({ a: { L: [{ SS: ['x'] }] } });
  });

  test('keeps an attribute called __proto__ an attribute', () => {
    const read = readItem(JSON.parse('{"__proto__": {"S": "x"}}'));
    expect(Object.keys(read)).toEqual(['__proto__']);
  });

  test.each([
    [{}, 'ValidationException: Supplied AttributeValue is empty'],
    [{ S: 'a', N: '1' }, 'ValidationException: Supplied AttributeValue has more than one'],
    [
      { N: 'one' },
      'ValidationException: The parameter cannot be converted to a numeric value: one',
    ],
    [{ NS: ['1', '1.0'] }, 'ValidationException: One or more parameter values were invalid: Input'],
    [{ SS: [] }, 'ValidationException: One or more parameter values were invalid: An string set'],
    [{ NULL: false }, 'ValidationException: One or more parameter values were invalid: Null'],
    [{ S: 1 }, 'SerializationException: expected a string, got 1'],
    [{ N: 1 }, 'SerializationException: expected a string, got 1'],
    [{ B: 'not base64' }, 'SerializationException: not base64: not base64'],
    [{ L: {} }, 'SerializationException: expected a list, got {}'],
    [{ X: 1 }, 'SerializationException: unknown type "X"'],
    ['text', 'SerializationException: expected an object, got "text"'],
    [null, 'SerializationException: expected an object, got null'],
  ])('%j is refused', (raw, expected) => {
    expect(outcome(() => readValue(raw))).toMatch(expected);
  });

  test('may be nested 32 levels deep and no deeper', () => {
    const nested = (levels: number): object =>
      levels === 0 ? { S: 'x' } : { L: [nested(levels - 1)] };
    expect(outcome(() => readValue(nested(32)))).toBe('accepted');
    expect(outcome(() => readValue(nested(33)))).toMatch('Nesting Levels');
  });
});

import type { AttributeValue } from '../../../models/tables/attribute-value';
import {
  beginsWith,
  compareValues,
  containsValue,
  equalValues,
  sizeOf,
} from '../../../models/tables/value-order';

const base64 = (text: string): AttributeValue => ({ B: Buffer.from(text).toString('base64') });

describe('the order of values', () => {
  test('numbers are ordered as numbers, not as text', () => {
    expect(compareValues({ N: '9' }, { N: '10' })).toBeLessThan(0);
  });

  test('strings are ordered by their UTF-8 bytes, not by UTF-16 units', () => {
    expect(compareValues({ S: '\u{1F600}' }, { S: '\uFFFD' })).toBeGreaterThan(0);
  });

  test('values of different types, and types without an order, compare as nothing', () => {
    expect(compareValues({ S: '1' }, { N: '1' })).toBeUndefined();
    expect(compareValues({ BOOL: true }, { BOOL: false })).toBeUndefined();
  });

  test('sets are equal whatever the order of their members', () => {
    expect(equalValues({ SS: ['a', 'b'] }, { SS: ['b', 'a'] })).toBe(true);
    expect(equalValues({ SS: ['a', 'b'] }, { SS: ['a'] })).toBe(false);
    expect(equalValues({ SS: ['1'] }, { NS: ['1'] })).toBe(false);
  });

  test('maps are equal whatever the order of their members, lists are not', () => {
    const map: AttributeValue = { M: { a: { N: '1' }, b: { SS: ['x', 'y'] } } };
    expect(equalValues(map, { M: { b: { SS: ['y', 'x'] }, a: { N: '1' } } })).toBe(true);
    expect(equalValues(map, { M: { a: { N: '1' } } })).toBe(false);
    expect(equalValues({ L: [{ N: '1' }, { N: '2' }] }, { L: [{ N: '2' }, { N: '1' }] })).toBe(
      false,
    );
  });

  test('begins_with looks at characters of strings and at bytes of binaries', () => {
    expect(beginsWith({ S: 'hello' }, { S: 'he' })).toBe(true);
    expect(beginsWith(base64('hello'), base64('he'))).toBe(true);
    expect(beginsWith({ S: 'hello' }, base64('he'))).toBe(false);
    expect(beginsWith({ N: '12' }, { N: '1' })).toBe(false);
  });

  test('contains looks for a part, a member or an element', () => {
    expect(containsValue({ S: 'hello' }, { S: 'ell' })).toBe(true);
    expect(containsValue({ NS: ['1', '2'] }, { N: '2' })).toBe(true);
    expect(containsValue({ NS: ['1', '2'] }, { S: '2' })).toBe(false);
    expect(containsValue({ L: [{ SS: ['a', 'b'] }] }, { SS: ['b', 'a'] })).toBe(true);
    expect(containsValue(base64('hi there'), base64('the'))).toBe(true);
    expect(containsValue({ N: '12' }, { N: '1' })).toBe(false);
  });

  test('size counts bytes or elements, and numbers have none', () => {
    expect(sizeOf({ S: 'é' })).toBe(2);
    expect(sizeOf(base64('abc'))).toBe(3);
    expect(sizeOf({ M: { a: { N: '1' } } })).toBe(1);
    expect(sizeOf({ SS: ['a', 'b'] })).toBe(2);
    expect(sizeOf({ N: '12' })).toBeUndefined();
  });
});

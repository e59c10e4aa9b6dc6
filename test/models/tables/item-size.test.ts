import { checkItemBytes, itemBytes, MAX_ITEM_BYTES } from '../../../models/tables/item-size';
import { outcome } from './sample';

describe('the size of an item', () => {
  test('is names plus values, in UTF-8 bytes', () => {
    expect(itemBytes({ pk: { S: 'é' } })).toBe(4);
    expect(itemBytes({ n: { N: '1234' } })).toBe(1 + 3);
    expect(itemBytes({ f: { BOOL: true } })).toBe(2);
    expect(itemBytes({ b: { B: 'AAAA' } })).toBe(4);
    expect(itemBytes({ s: { SS: ['ab', 'c'] } })).toBe(4);
    expect(itemBytes({ l: { L: [{ S: 'ab' }] } })).toBe(1 + 3 + 1 + 2);
    expect(itemBytes({ m: { M: { k: { S: 'ab' } } } })).toBe(1 + 3 + 1 + 3);
  });

  test('may be 400 KB and not a byte more', () => {
    const largest = { a: { S: 'x'.repeat(MAX_ITEM_BYTES - 1) } };
    const larger = { a: { S: 'x'.repeat(MAX_ITEM_BYTES) } };
    expect(
      outcome(() => {
        checkItemBytes(largest, 'put');
      }),
    ).toBe('accepted');
    expect(
      outcome(() => {
        checkItemBytes(larger, 'put');
      }),
    ).toMatch('Item size has exceeded');
    expect(
      outcome(() => {
        checkItemBytes(larger, 'update');
      }),
    ).toMatch('Item size to update');
  });
});

import * as fc from 'fast-check';
import type { Item } from '../../../models/tables/attribute-value';
import { ItemStore } from '../../../models/tables/item-store';
import { keyWithin } from '../../../models/tables/table-definition';
import { sorted } from './sample';

const row = (pk: string, sk: number, v: number): Item => ({
  pk: { S: pk },
  sk: { N: String(sk) },
  v: { N: String(v) },
});

describe('the store of items', () => {
  test('behaves like a map by key, and keeps each partition in order', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 12 }), fc.boolean()),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const store = new ItemStore();
        const model = new Map<string, Item>();
        all.forEach(([pk, sk, kept], index) => {
          const item = row(pk, sk, index);
          store.set(keyWithin(sorted, item), kept ? item : undefined);
          if (kept) model.set(`${pk}${sk}`, item);
          else model.delete(`${pk}${sk}`);
          expect(store.get(keyWithin(sorted, item))).toEqual(model.get(`${pk}${sk}`));
        });
        const bySort = [...model.values()].sort((x, y) => sortOf(x) - sortOf(y));
        expect(store.size).toBe(model.size);
        expect(store.all()).toEqual([...bySort.filter(in_('a')), ...bySort.filter(in_('b'))]);
      }),
    );
  });
});

const sortOf = ({ sk }: Item): number => (sk && 'N' in sk ? Number(sk.N) : NaN);
const in_ = (pk: string) => (item: Item) =>
  JSON.stringify(item['pk']) === JSON.stringify({ S: pk });

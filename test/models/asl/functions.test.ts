import fc from 'fast-check';
import { seededChance } from '../../../core/chance/seeded-chance';
import { Expressions } from '../../../models/asl/expressions';
import { functionsFor } from '../../../models/asl/functions';

const evaluate = (text: string, bindings: Record<string, unknown> = {}, seed = 1) =>
  new Expressions().evaluate(`{% ${text} %}`, 'Output', {
    ...functionsFor({ now: () => 1_500, chance: seededChance(seed) }),
    ...bindings,
  });

describe('functions that AWS adds, and those that need time or chance', () => {
  test('$uuid is a version 4 UUID, and chance decides which', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const uuid = await evaluate('$uuid()', {}, seed);
        expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(await evaluate('$uuid()', {}, seed)).toBe(uuid);
      }),
      { numRuns: 30 },
    );
    expect(await evaluate('$uuid() = $uuid()')).toBe(false);
  });

  test('$shuffle keeps every item, and chance decides the order', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = await evaluate('$shuffle($items)', { items });
    expect(shuffled).not.toEqual(items);
    expect(shuffled).toEqual(expect.arrayContaining(items));
    expect(await evaluate('$shuffle($items)', { items })).toEqual(shuffled);
    expect(await evaluate('$count($shuffle($items))', { items })).toBe(8);
  });

  test('$partition loses nothing and fills each part but the last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 10 }),
        async (items, size) => {
          const parts = (await evaluate('$partition($items, $size)', {
            items,
            size,
          })) as number[][];
          expect(parts.flat()).toEqual(items);
          expect(parts.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the time is that of the host', async () => {
    expect(await evaluate('$millis()')).toBe(1500);
    expect(await evaluate('$now()')).toBe('1970-01-01T00:00:01.500Z');
    expect(await evaluate("$now('[Y0001]-[M01]', '+0100')")).toBe('1970-01');
  });

  test.each([
    ['$partition([1], 0)', '$partition takes an array and a size of at least 1, got [[1],0]'],
    ['$range(1, 5, 0)', '$range takes three whole numbers, the last not 0, got [1,5,0]'],
    ['$range(1, 5000, 1)', '$range makes at most 1000 items, got [1,5000,1]'],
    ["$parse('{')", '$parse takes a JSON text, got ["{"]'],
    ['$parse(1)', '$parse takes a string, got [1]'],
    ['$shuffle(1)[1]', 'returned nothing (undefined)'],
  ])('%s is an error', async (text, message) => {
    await expect(evaluate(text)).rejects.toThrow(message);
  });

  test('an expression that looks at nothing has no value', async () => {
    await expect(evaluate('$partition($none, 1)')).rejects.toThrow('returned nothing');
    await expect(evaluate('$range(5, 1, 1)')).rejects.toThrow('returned nothing');
    await expect(evaluate('$parse($none)')).rejects.toThrow('returned nothing');
  });
});

import * as fc from 'fast-check';
import type { Item } from '../../../models/tables/attribute-value';
import { outcome, tables } from './sample';

const row = (pk: string, sk: number): Item => ({
  pk: { S: pk },
  sk: { N: String(sk) },
  even: { BOOL: sk % 2 === 0 },
});

function filled(rows: readonly Item[] = [3, 1, 10, 2].map((sk) => row('p', sk))) {
  const db = tables();
  for (const Item of rows) db.call('PutItem', { TableName: 'sorted', Item }, 0);
  return {
    query: (request: object) => db.call('Query', { TableName: 'sorted', ...request }, 0),
    scan: (request: object = {}) => db.call('Scan', { TableName: 'sorted', ...request }, 0),
    get: (request: object) => db.call('GetItem', { TableName: 'sorted', ...request }, 0),
  };
}

const partition = (more = '', values: object = {}) => ({
  KeyConditionExpression: `pk = :p${more}`,
  ExpressionAttributeValues: { ':p': { S: 'p' }, ...values },
});
const n = (value: number) => ({ N: String(value) });
const sorts = (items: readonly Item[] | undefined) =>
  items?.map(({ sk }) => (sk && 'N' in sk ? Number(sk.N) : undefined));

describe('a query', () => {
  test('answers one partition in the order of its sort key, or the other way', () => {
    const { query } = filled([...[3, 1, 10].map((sk) => row('p', sk)), row('q', 2)]);
    expect(sorts(query(partition()).Items)).toEqual([1, 3, 10]);
    expect(sorts(query({ ...partition(), ScanIndexForward: false }).Items)).toEqual([10, 3, 1]);
  });

  test.each<[string, object, number[]]>([
    [' AND sk = :a', { ':a': n(3) }, [3]],
    [' AND sk < :a', { ':a': n(3) }, [1, 2]],
    [' AND sk >= :a', { ':a': n(3) }, [3, 10]],
    [' AND :a < sk', { ':a': n(2) }, [3, 10]],
    [' AND sk BETWEEN :a AND :b', { ':a': n(2), ':b': n(3) }, [2, 3]],
    [' AND (sk > :a)', { ':a': n(3) }, [10]],
  ])('pk = :p%s', (more, values, expected) => {
    expect(sorts(filled().query(partition(more, values)).Items)).toEqual(expected);
  });

  test('filters after the limit, and counts what it read', () => {
    const request = {
      ...partition('', { ':yes': { BOOL: true } }),
      FilterExpression: 'even = :yes',
      Limit: 3,
    };
    const page = filled().query(request);
    expect(sorts(page.Items)).toEqual([2]);
    expect(page).toMatchObject({ Count: 1, ScannedCount: 3 });
    expect(page.LastEvaluatedKey).toEqual({ pk: { S: 'p' }, sk: n(3) });
  });

  test('may count only, or answer parts of the items', () => {
    expect(filled().query({ ...partition(), Select: 'COUNT' })).toEqual({
      Count: 4,
      ScannedCount: 4,
    });
    const parts = { ...partition(' AND sk = :a', { ':a': n(1) }), ProjectionExpression: 'even' };
    expect(filled().query(parts).Items).toEqual([{ even: { BOOL: false } }]);
  });

  test.each<[object, string]>([
    [partition(' OR pk = :p'), 'Invalid operator used in KeyConditionExpression: OR'],
    [partition(' AND sk <> :a', { ':a': n(1) }), 'KeyConditionExpression: <>'],
    [partition(' AND sk IN (:a)', { ':a': n(1) }), 'KeyConditionExpression: IN'],
    [partition(' AND attribute_exists(sk)'), 'KeyConditionExpression: attribute_exists'],
    [partition(' AND pk = :p'), 'must only contain one condition per key'],
    [partition(' AND even = :a', { ':a': n(1) }), 'Query key condition not supported'],
    [partition(' AND sk = :p'), 'Condition parameter type does not match schema type'],
    [partition(' AND sk.x = :a', { ':a': n(1) }), 'cannot have conditions on nested attributes'],
    [partition(' AND sk = pk'), 'Multiple attribute names used in one condition'],
    [partition(' AND size(sk) = :a', { ':a': n(1) }), 'cannot contain nested operations'],
    [
      { KeyConditionExpression: 'sk = :a', ExpressionAttributeValues: { ':a': n(1) } },
      'Query condition missed key schema element: pk',
    ],
    [
      { KeyConditionExpression: 'pk > :p', ExpressionAttributeValues: { ':p': { S: 'p' } } },
      'Query key condition not supported',
    ],
    [{ ...partition(), FilterExpression: 'sk = :p' }, 'only contain non-primary key attributes'],
    [{ ...partition(), IndexName: 'index' }, 'unknown parameter IndexName'],
    [{ ...partition(), Select: 'SPECIFIC_ATTRIBUTES' }, 'Must specify the ProjectionExpression'],
    [{ ...partition(), Limit: 0 }, 'value greater than or equal to 1'],
    [{}, "The parameter 'KeyConditionExpression' is required"],
    [
      { ...partition(), ExclusiveStartKey: { pk: { S: 'q' }, sk: n(1) } },
      'outside query boundaries',
    ],
  ])('%j is refused', (request, expected) => {
    const said = outcome(() => filled().query(request));
    expect(said).toMatch('ValidationException');
    expect(said).toContain(expected);
  });
});

describe('pages', () => {
  const rows = fc.uniqueArray(
    fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.integer({ min: -50, max: 50 })),
    { maxLength: 25, selector: ([pk, sk]) => `${pk}${sk}` },
  );

  test.each(['scan', 'query', 'query backwards'])('of a %s join to the whole', (kind) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, Limit) => {
        const db = filled(all.map(([pk, sk]) => row(pk, sk)));
        const backwards = kind === 'query backwards' ? { ScanIndexForward: false } : {};
        const read = (request: object) =>
          kind === 'scan'
            ? db.scan(request)
            : db.query({ ...partition(), ...backwards, ...request });
        const joined: Item[] = [];
        let start: Item | undefined;
        do {
          const page = read({ Limit, ...(start && { ExclusiveStartKey: start }) });
          expect(page.ScannedCount).toBeLessThanOrEqual(Limit);
          joined.push(...(page.Items ?? []));
          expect(joined.length).toBeLessThanOrEqual(all.length);
          start = page.LastEvaluatedKey;
        } while (start !== undefined);
        expect(joined).toEqual(read({}).Items);
      }),
    );
  });

  test('end at 1 MB', () => {
    const blob = { S: 'x'.repeat(300_000) };
    const rowsOf300KB = [1, 2, 3, 4, 5].map((sk) => ({ ...row('p', sk), blob }));
    const page = filled(rowsOf300KB).query(partition());
    expect(page.Count).toBe(4);
    expect(page.LastEvaluatedKey).toEqual({ pk: { S: 'p' }, sk: n(4) });
  });
});

describe('GetItem', () => {
  test('answers the item, a part of it, or nothing', () => {
    const { get } = filled();
    const Key = { pk: { S: 'p' }, sk: n(1) };
    expect(get({ Key, ConsistentRead: true })).toEqual({ Item: row('p', 1) });
    expect(get({ Key, ProjectionExpression: 'even' })).toEqual({ Item: { even: { BOOL: false } } });
    expect(get({ Key: { ...Key, sk: n(99) } })).toEqual({});
  });

  test('takes a number as key in any notation', () => {
    expect(filled().get({ Key: { pk: { S: 'p' }, sk: { N: '1.0e1' } } }).Item).toEqual(
      row('p', 10),
    );
  });
});

import { key, outcome, tables } from '../sample';

const put = (pk: string) => ({ PutRequest: { Item: key(pk) } });
const drop = (pk: string) => ({ DeleteRequest: { Key: key(pk) } });

describe('a batch of writes', () => {
  test('puts and deletes in several tables', () => {
    const db = tables();
    const sortedKey = { ...key('a'), sk: { N: '1' } };
    db.call('PutItem', { TableName: 'simple', Item: key('old') }, 0);
    const RequestItems = {
      simple: [put('a'), drop('old')],
      sorted: [{ PutRequest: { Item: sortedKey } }],
    };
    expect(db.call('BatchWriteItem', { RequestItems }, 0)).toEqual({ UnprocessedItems: {} });
    expect(db.call('Scan', { TableName: 'simple' }, 0).Items).toEqual([key('a')]);
    expect(db.call('Scan', { TableName: 'sorted' }, 0).Items).toEqual([sortedKey]);
  });

  test.each<[unknown[], string]>([
    [[], 'must not be empty'],
    [Array.from({ length: 26 }, (_, index) => put(String(index))), 'at most 25'],
    [[put('a'), drop('a')], 'Provided list of item keys contains duplicates'],
    [[{}], 'exactly one of PutRequest, DeleteRequest'],
    [[{ UpdateRequest: {} }], 'unknown parameter UpdateRequest'],
  ])('is refused whole %#', (simple, expected) => {
    const db = tables();
    const said = outcome(() => db.call('BatchWriteItem', { RequestItems: { simple } }, 0));
    expect(said).toContain(expected);
    expect(db.call('Scan', { TableName: 'simple' }, 0).Count).toBe(0);
  });
});

describe('a batch of reads', () => {
  test('answers what is there, by table', () => {
    const db = tables();
    db.call('PutItem', { TableName: 'simple', Item: { ...key('a'), n: { N: '1' } } }, 0);
    const simple = { Keys: [key('a'), key('none')], ConsistentRead: true };
    expect(db.call('BatchGetItem', { RequestItems: { simple } }, 0)).toEqual({
      Responses: { simple: [{ ...key('a'), n: { N: '1' } }] },
      UnprocessedKeys: {},
    });
  });

  test('is refused with a key twice', () => {
    const simple = { Keys: [key('a'), key('a')] };
    const said = outcome(() => tables().call('BatchGetItem', { RequestItems: { simple } }, 0));
    expect(said).toContain('duplicates');
  });
});

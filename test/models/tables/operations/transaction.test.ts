import { TOKEN_LIFETIME_MS } from '../../../../models/tables/operations/transaction-tokens';
import { key, outcome, refusal, tables } from '../sample';

const put = (pk: string, more: object = {}) => ({
  Put: { TableName: 'simple', Item: key(pk), ...more },
});
const check = (pk: string, ConditionExpression: string) => ({
  ConditionCheck: { TableName: 'simple', Key: key(pk), ConditionExpression },
});
const increment = (pk: string, more: object = {}) => ({
  Update: {
    TableName: 'simple',
    Key: key(pk),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ...more,
  },
});

function world() {
  const db = tables();
  return {
    transact: (TransactItems: unknown[], more: object = {}, nowMs = 0) =>
      db.call('TransactWriteItems', { TransactItems, ...more }, nowMs),
    items: () => db.call('Scan', { TableName: 'simple' }, 0).Items,
  };
}

describe('a transaction', () => {
  test('carries out all of its writes', () => {
    const { transact, items } = world();
    transact([put('a'), put('b')]);
    const drop = { Delete: { TableName: 'simple', Key: key('a') } };
    transact([drop, increment('b'), check('c', 'attribute_not_exists(pk)')]);
    expect(items()).toEqual([{ ...key('b'), n: { N: '1' } }]);
  });

  test('carries out none where one condition fails, and says which', () => {
    const { transact, items } = world();
    transact([put('a')]);
    const guarded = put('a', {
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const error = refusal(() => transact([put('b'), guarded, check('z', 'attribute_exists(pk)')]));
    expect(error.code).toBe('TransactionCanceledException');
    expect(error.message).toContain('[None, ConditionalCheckFailed, ConditionalCheckFailed]');
    const Message = 'The conditional request failed';
    expect(error.fields).toEqual({
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message, Item: key('a') },
        { Code: 'ConditionalCheckFailed', Message },
      ],
    });
    expect(items()).toEqual([key('a')]);
  });

  test('happens once under one token, for ten minutes', () => {
    const { transact, items } = world();
    const ClientRequestToken = 'token-1';
    transact([increment('a')], { ClientRequestToken }, 0);
    transact([increment('a')], { ClientRequestToken }, TOKEN_LIFETIME_MS - 1);
    expect(items()).toEqual([{ ...key('a'), n: { N: '1' } }]);
    const other = outcome(() => transact([increment('b')], { ClientRequestToken }, 1));
    expect(other).toMatch('IdempotentParameterMismatchException');
    transact([increment('a')], { ClientRequestToken }, TOKEN_LIFETIME_MS);
    expect(items()).toEqual([{ ...key('a'), n: { N: '2' } }]);
  });

  test('that was cancelled may be tried again under its token', () => {
    const { transact, items } = world();
    const guarded = increment('a', { ConditionExpression: 'attribute_exists(pk)' });
    const ClientRequestToken = 'token-1';
    expect(outcome(() => transact([guarded], { ClientRequestToken }))).toMatch('Canceled');
    transact([put('a')]);
    transact([guarded], { ClientRequestToken });
    expect(items()).toEqual([{ ...key('a'), n: { N: '1' } }]);
  });

  test.each<[unknown[], string]>([
    [[], 'got 0'],
    [Array.from({ length: 101 }, (_, index) => put(String(index))), 'got 101'],
    [[put('a'), check('a', 'attribute_exists(pk)')], 'multiple operations on one item'],
    [[{ ...put('a'), ...check('b', 'a = b') }], 'only contain one of Check, Put, Update or Delete'],
    [
      [{ ConditionCheck: { TableName: 'simple', Key: key('a') } }],
      "parameter 'ConditionExpression'",
    ],
    [[put('a', { ReturnValues: 'ALL_OLD' })], 'unknown parameter ReturnValues'],
    [[put('b'), { Put: { TableName: 'none', Item: key('a') } }], 'Table: none not found'],
    [[put('b'), put('a', { ConditionExpression: 'a ==' })], 'Syntax error'],
  ])('is refused whole %#', (actions, expected) => {
    const { transact, items } = world();
    expect(outcome(() => transact(actions))).toContain(expected);
    expect(items()).toEqual([]);
  });
});

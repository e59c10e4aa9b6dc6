import * as fc from 'fast-check';
import type { Item } from '../../../models/tables/attribute-value';
import { key, outcome, refusal, tables } from './sample';

const full: Item = { ...key('k'), n: { N: '1' }, s: { S: 'x' } };

function stocked() {
  const db = tables();
  db.call('PutItem', { TableName: 'simple', Item: full }, 0);
  return {
    call: (operation: 'PutItem' | 'UpdateItem' | 'DeleteItem', request: object) =>
      db.call(operation, { TableName: 'simple', ...request }, 0),
    read: (pk = 'k') => db.call('GetItem', { TableName: 'simple', Key: key(pk) }, 0).Item,
  };
}

describe('a write', () => {
  test('of a put replaces the whole item', () => {
    const { call, read } = stocked();
    call('PutItem', { Item: { ...key('k'), only: { BOOL: true } } });
    expect(read()).toEqual({ ...key('k'), only: { BOOL: true } });
  });

  test('of an update creates what is not there, unless it only takes away', () => {
    const { call, read } = stocked();
    call('UpdateItem', { Key: key('new') });
    call('UpdateItem', { Key: key('other'), UpdateExpression: 'REMOVE a, b.c' });
    expect(read('new')).toEqual(key('new'));
    expect(read('other')).toBeUndefined();
  });

  test('of a delete is no error where nothing is', () => {
    const { call, read } = stocked();
    call('DeleteItem', { Key: key('k') });
    expect(call('DeleteItem', { Key: key('k'), ReturnValues: 'ALL_OLD' })).toEqual({});
    expect(read()).toBeUndefined();
  });

  test('leaves the stored item alone when a caller changes what it got or gave', () => {
    const { call, read } = stocked();
    const given = { ...key('k'), l: { L: [{ S: 'a' }] } };
    call('PutItem', { Item: given });
    given.l.L.push({ S: 'b' });
    Object.assign(read() ?? {}, { l: { S: 'changed' } });
    const { Attributes } = call('DeleteItem', { Key: key('x'), ReturnValues: 'ALL_OLD' });
    Object.assign(Attributes ?? {}, { l: { S: 'changed' } });
    expect(read()).toEqual({ ...key('k'), l: { L: [{ S: 'a' }] } });
  });
});

describe('a condition on a write', () => {
  const guard = {
    ConditionExpression: 'n = :v',
    ExpressionAttributeValues: { ':v': { N: '2' } },
  };

  test('that fails is a ConditionalCheckFailedException without the item', () => {
    const { call } = stocked();
    const error = refusal(() => call('PutItem', { Item: full, ...guard }));
    expect(error.code).toBe('ConditionalCheckFailedException');
    expect(error.message).toBe('The conditional request failed');
    expect(error.fields).toEqual({});
  });

  test('answers the item if asked for, and none where there is none', () => {
    const { call } = stocked();
    const asked = { ...guard, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    const present = refusal(() => call('DeleteItem', { Key: key('k'), ...asked }));
    const absent = refusal(() => call('DeleteItem', { Key: key('none'), ...asked }));
    expect(present.fields).toEqual({ Item: full });
    expect(absent.fields).toEqual({});
  });

  test('that fails changes nothing, whatever the update', () => {
    const updates = fc.constantFrom(
      ...['SET n = :v', 'REMOVE s', 'ADD n :v', 'SET s = if_not_exists(z, :v)', 'SET q = n + :v'],
    );
    fc.assert(
      fc.property(updates, (UpdateExpression) => {
        const { call, read } = stocked();
        const said = outcome(() =>
          call('UpdateItem', { Key: key('k'), UpdateExpression, ...guard }),
        );
        expect(said).toBe('ConditionalCheckFailedException: The conditional request failed');
        expect(read()).toEqual(full);
      }),
      { numRuns: 20 },
    );
  });

  test('that fails is reported before a mistake that only the item would show', () => {
    const { call } = stocked();
    const update = { Key: key('k'), UpdateExpression: 'SET s = s + n', ...guard };
    expect(outcome(() => call('UpdateItem', update))).toMatch('ConditionalCheckFailedException');
  });
});

describe('ReturnValues', () => {
  const update = (UpdateExpression: string, ReturnValues: string, pk = 'k') =>
    stocked().call('UpdateItem', {
      Key: key(pk),
      UpdateExpression,
      ReturnValues,
      ...(UpdateExpression.includes(':v') && {
        ExpressionAttributeValues: { ':v': { N: '7' } },
      }),
    }).Attributes;

  test.each<[string, string, Item | undefined]>([
    ['ALL_OLD', 'SET n = :v', full],
    ['ALL_NEW', 'SET n = :v', { ...full, n: { N: '7' } }],
    ['UPDATED_OLD', 'SET n = :v, z = :v', { n: { N: '1' } }],
    ['UPDATED_NEW', 'SET n = :v REMOVE s', { n: { N: '7' } }],
    ['UPDATED_NEW', 'REMOVE s', undefined],
    ['UPDATED_OLD', 'SET z = :v', undefined],
    ['NONE', 'SET n = :v', undefined],
  ])('%s of "%s"', (wanted, expression, expected) => {
    expect(update(expression, wanted)).toEqual(expected);
  });

  test('of an item that was not there: no old one, the key in the new one', () => {
    expect(update('SET n = :v', 'ALL_OLD', 'new')).toBeUndefined();
    expect(update('SET n = :v', 'ALL_NEW', 'new')).toEqual({ ...key('new'), n: { N: '7' } });
  });

  test('of a put or delete are only the old ones', () => {
    const { call } = stocked();
    expect(call('PutItem', { Item: full, ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: full });
    expect(outcome(() => call('PutItem', { Item: full, ReturnValues: 'ALL_NEW' }))).toContain(
      'Member must satisfy enum value set: [NONE, ALL_OLD]',
    );
  });
});

describe('a write is refused', () => {
  test.each<['PutItem' | 'UpdateItem' | 'DeleteItem', object, string]>([
    ['PutItem', { Item: { a: { S: 'x' } } }, 'Missing the key pk in the item'],
    ['PutItem', { Item: { pk: { N: '1' } } }, 'Type mismatch for key pk expected: S actual: N'],
    ['PutItem', { Item: { pk: { S: '' } } }, 'cannot contain an empty string value. Key: pk'],
    ['PutItem', { Item: { pk: { S: 'x'.repeat(2049) } } }, 'Size of hashkey has exceeded'],
    ['PutItem', { Item: { ...key('k'), b: { S: 'x'.repeat(409600) } } }, 'Item size has exceeded'],
    ['DeleteItem', { Key: { ...key('k'), more: { S: 'x' } } }, 'does not match the schema'],
    ['DeleteItem', { Key: { pk: { N: '1' } } }, 'does not match the schema'],
    ['UpdateItem', { Key: key('k'), UpdateExpression: 'REMOVE pk' }, 'Cannot update attribute pk'],
    ['UpdateItem', {}, "The parameter 'Key' is required but was not present"],
    [
      'PutItem',
      { Item: full, Expected: {} },
      'unknown parameter Expected: this model imitates only',
    ],
    [
      'DeleteItem',
      { Key: key('k'), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
      'can only be specified when using ConditionExpression',
    ],
  ])('%s %#', (operation, request, expected) => {
    const { call, read } = stocked();
    const said = outcome(() => call(operation, request));
    expect(said).toMatch('ValidationException: ');
    expect(said).toContain(expected);
    expect(read()).toEqual(full);
  });
});

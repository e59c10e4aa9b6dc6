import { key, outcome, tables } from './sample';

describe('DynamoDB of a region', () => {
  test.each<[string, unknown, string]>([
    ['CreateTable', {}, 'UnknownOperationException: unknown operation CreateTable: this model'],
    ['toString', {}, 'UnknownOperationException'],
    ['GetItem', { TableName: 'none', Key: key('a') }, 'ResourceNotFoundException: Requested'],
    [
      'GetItem',
      { TableName: 'simple', Key: key('a'), AttributesToGet: [] },
      'unknown parameter Attr',
    ],
    ['GetItem', { TableName: 'simple', Key: 'a' }, 'SerializationException: Key takes an object'],
    [
      'GetItem',
      { TableName: 7, Key: key('a') },
      'SerializationException: TableName takes a string',
    ],
    ['GetItem', [], 'SerializationException: the request takes an object, got []'],
    ['GetItem', null, 'SerializationException: the request takes an object, got null'],
    ['PutItem', { TableName: 'simple', Item: { pk: { S: 1 } } }, 'SerializationException'],
    ['Query', { TableName: 'simple', Limit: 'x' }, 'ValidationException'],
  ])('refuses %s %j', (operation, request, expected) => {
    expect(outcome(() => tables().call(operation, request, 0))).toContain(expected);
  });

  test('describes a table by its keys', () => {
    expect(tables().call('DescribeTable', { TableName: 'sorted' }, 0)).toEqual({
      Table: {
        TableName: 'sorted',
        TableArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/sorted',
        TableStatus: 'ACTIVE',
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'N' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        ItemCount: 0,
      },
    });
  });
});

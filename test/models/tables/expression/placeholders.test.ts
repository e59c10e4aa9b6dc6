import type { PlaceholderMaps } from '../../../../models/tables/expression/placeholders';
import { parseExpressions } from '../../../../models/tables/expression/parse';
import { outcome } from '../sample';

const condition = (maps: PlaceholderMaps, text = '#a = :v') =>
  outcome(() => parseExpressions({ ConditionExpression: text, ...maps }));

const names = { '#a': 'a' };
const values = { ':v': { N: '1' } };

describe('placeholders', () => {
  test('are shared by all expressions of a request', () => {
    const said = outcome(() =>
      parseExpressions({
        UpdateExpression: 'SET #a = :v',
        ConditionExpression: 'attribute_exists(#a)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
    expect(said).toBe('accepted');
  });

  test('count as used in a part that is never evaluated', () => {
    const both = { ExpressionAttributeNames: names, ExpressionAttributeValues: values };
    expect(condition(both, 'b = c OR #a = :v')).toBe('accepted');
  });

  test.each<[PlaceholderMaps, string]>([
    [{ ExpressionAttributeNames: { ...names, '#b': 'b' } }, 'unused in expressions: keys: {#b}'],
    [{ ExpressionAttributeValues: { ...values, ':w': { N: '1' } } }, 'keys: {:w}'],
    [{ ExpressionAttributeNames: {} }, 'ExpressionAttributeNames must not be empty'],
    [{ ExpressionAttributeValues: {} }, 'ExpressionAttributeValues must not be empty'],
    [{ ExpressionAttributeNames: { a: 'a' } }, 'contains invalid key: Syntax error; key: "a"'],
    [{ ExpressionAttributeNames: { '#a-b': 'a' } }, 'contains invalid key'],
    [{ ExpressionAttributeValues: { ':': { N: '1' } } }, 'contains invalid key'],
    [{ ExpressionAttributeValues: { ':v': { SS: [] } } }, 'may not be empty'],
  ])('%j is refused', (maps, expected) => {
    const both = { ExpressionAttributeNames: names, ExpressionAttributeValues: values };
    expect(condition({ ...both, ...maps })).toContain(expected);
  });

  test('without any expression are refused', () => {
    expect(outcome(() => parseExpressions({ ExpressionAttributeNames: names }))).toContain(
      'ExpressionAttributeNames can only be specified when using expressions',
    );
  });
});

import { ParameterError } from '../../../models/parameters/parameter-error';
import { ParametersOfRegion } from '../../../models/parameters/parameters-of-region';
import { thrownBy } from '../../support/thrown-by';

let parameters: ParametersOfRegion;
beforeEach(() => {
  parameters = new ParametersOfRegion({ region: 'us-east-1', account: '111122223333' });
});

const put = (more: object = {}) =>
  parameters.call('PutParameter', { Name: '/a/b', Value: 'v', Type: 'String', ...more }, 1_000);
const get = (input: object = { Name: '/a/b' }) => parameters.call('GetParameter', input, 2_000);

test('versions count up from 1, and only the newest is there', () => {
  expect(put()).toEqual({ Version: 1, Tier: 'Standard' });
  expect(put({ Overwrite: true, Value: 'w' })).toEqual({ Version: 2, Tier: 'Standard' });
  expect(get()).toMatchObject({ Parameter: { Value: 'w', Version: 2, LastModifiedDate: 1 } });
});

test('the type is said once', () => {
  const untyped = { Name: '/a/b', Value: 'v', Overwrite: true };
  expect(() => parameters.call('PutParameter', untyped, 0)).toThrow('type is required');
  put({ Type: 'StringList' });
  parameters.call('PutParameter', untyped, 0);
  expect(get()).toMatchObject({ Parameter: { Type: 'StringList', Version: 2 } });
});

test('a value is at most 4,096 characters, 8,192 in the advanced tier, which is for good', () => {
  const long = { Value: 'x'.repeat(4_097), Overwrite: true };
  expect(put({ Value: 'x'.repeat(4_096) })).toMatchObject({ Tier: 'Standard' });
  expect(() => put(long)).toThrow(
    'Standard tier parameters support a maximum parameter value of 4096 characters.',
  );
  expect(put({ ...long, Tier: 'Advanced' })).toEqual({ Version: 2, Tier: 'Advanced' });
  expect(put(long)).toEqual({ Version: 3, Tier: 'Advanced' });
  expect(() => put({ Overwrite: true, Tier: 'Standard' })).toThrow('downgrade');
  expect(() => put({ Overwrite: true, Value: 'x'.repeat(8_193) })).toThrow('8192');
  expect(get()).toMatchObject({ Parameter: { Version: 3 } });
});

test('a name without a hierarchy has its slash in the ARN only', () => {
  put({ Name: 'plain' });
  const ARN = 'arn:aws:ssm:us-east-1:111122223333:parameter/plain';
  expect(get({ Name: 'plain' })).toMatchObject({ Parameter: { Name: 'plain', ARN } });
});

test.each<[string, object]>([
  ['', {}],
  ['a b', {}],
  ['a/b', {}],
  ['/aws/x', {}],
  ['ssm-x', {}],
  [`/${'x/'.repeat(15)}y`, {}],
  ['x'.repeat(1_012), {}],
])('the name %j is refused', (Name) => {
  expect(() => put({ Name })).toThrow(ParameterError);
});

test.each<[string, object]>([
  ['an empty value', { Value: '' }],
  ['a secret', { Type: 'SecureString' }],
  ['Intelligent-Tiering', { Tier: 'Intelligent-Tiering' }],
  ['Policies', { Policies: '[]' }],
  ['AllowedPattern', { AllowedPattern: '.*' }],
  ['KeyId', { KeyId: 'x' }],
  ['Tags', { Tags: [] }],
  ['Description', { Description: 'x' }],
])('%s is not imitated, and says so', (_, more) => {
  expect(thrownBy(() => put(more))).toMatchObject({ name: 'ValidationException' });
});

test.each<[string, string, object, string]>([
  ['what is not there', 'GetParameter', { Name: '/lost' }, 'ParameterNotFound'],
  ['an older version', 'GetParameter', { Name: '/a/b:1' }, 'ValidationException'],
  ['an unknown member', 'GetParameter', { Name: '/a/b', With: 1 }, 'ValidationException'],
  ['an unknown operation', 'DeleteParameter', { Name: '/a/b' }, 'UnknownOperationException'],
])('refused: %s', (_, operation, input, name) => {
  put();
  expect(thrownBy(() => parameters.call(operation, input, 0))).toMatchObject({ name });
});

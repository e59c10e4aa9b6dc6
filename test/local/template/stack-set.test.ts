import { StackSet, UnresolvedTemplate } from '../../../local/template/stack-set';
import type { Stack, Template } from '../../../local/template/template';

const account = '111122223333';

describe('a template becomes plain values', () => {
  test.each<[unknown, unknown]>([
    [{ Ref: 'Bus' }, 'meridian-test'],
    [{ Ref: 'AWS::Region' }, 'us-east-1'],
    [{ Ref: 'AWS::AccountId' }, account],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Bus' }]] }, 'a-meridian-test'],
    [{ 'Fn::Sub': '${AWS::Region}/${Bus}' }, 'us-east-1/meridian-test'],
    [{ 'Fn::Sub': ['${x}!', { x: 'y' }] }, 'y!'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Host' } }, 'there'],
    [
      ['x', { deep: { Ref: 'Bus' } }],
      ['x', { deep: 'meridian-test' }],
    ],
  ])('%j is %j', (value, plain) => {
    expect(stacks().resolve(value, one)).toEqual(plain);
  });

  test('a function URL has a host of its own, the same every time', () => {
    const [url] = stacks().resources('AWS::Lambda::Url');
    const host = url && stacks().attribute(url, 'FunctionUrl');
    expect(host).toMatch(/^https:\/\/[0-9a-f]{32}\.lambda-url\.us-east-1\.on\.aws\/$/);
    expect(url && stacks().attribute(url, 'FunctionUrl')).toBe(host);
  });

  test('an intrinsic that is not imitated is refused by name', () => {
    expect(() => stacks().resolve({ 'Fn::ImportValue': 'x' }, one)).toThrow(UnresolvedTemplate);
    expect(() => stacks().resolve({ 'Fn::ImportValue': 'x' }, one)).toThrow('Fn::ImportValue');
  });

  test('a reference that leads nowhere says where it came from', () => {
    expect(() => stacks().resolve({ Ref: 'Nobody' }, one)).toThrow('one has no resource Nobody');
    const output = { 'Fn::GetStackOutput': { StackName: 'ghost', OutputName: 'Host' } };
    expect(() => stacks().resolve(output, one)).toThrow('wants output Host of ghost');
  });
});

// Helpers

const template = (rest: Partial<Template>): Template => ({ Resources: {}, ...rest });

const one: Stack = {
  stackName: 'one',
  region: 'us-east-1',
  template: template({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'meridian-test' } },
      Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE' } },
    },
  }),
};

const other: Stack = {
  stackName: 'other',
  region: 'eu-west-1',
  template: template({ Outputs: { Host: { Value: 'there' } } }),
};

function stacks(): StackSet {
  return new StackSet([one, other], account);
}

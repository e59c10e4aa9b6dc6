import { domainName, isWithin, selfAndAncestors } from '../../../models/route53/domain-name';
import { NotImitated } from '../../../models/route53/refusal';

test('a name is the same in any case, with or without its last dot', () => {
  expect(domainName('Origin-EU.Example.COM.')).toBe('origin-eu.example.com');
  expect(domainName('_meridian.world.api.example.com')).toBe('_meridian.world.api.example.com');
});

test.each([
  '*.example.com',
  'a.*.example.com',
  '',
  'a..b',
  'a b.example.com',
  `${'x'.repeat(64)}.com`,
])('a wildcard or an odd name is refused: %p', (name) => {
  expect(() => domainName(name)).toThrow(NotImitated);
});

test('a zone holds its own name and those below, not those that merely end alike', () => {
  expect(isWithin('example.com', 'example.com')).toBe(true);
  expect(isWithin('a.example.com', 'example.com')).toBe(true);
  expect(isWithin('notexample.com', 'example.com')).toBe(false);
});

test('the names above a name end at the zone', () => {
  expect(selfAndAncestors('a.b.example.com', 'example.com')).toEqual([
    'a.b.example.com',
    'b.example.com',
    'example.com',
  ]);
});

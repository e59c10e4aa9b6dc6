import { describePlace, geography, placeOf } from '../../../models/route53/geography';
import { holds, parsePrefix } from '../../../models/route53/prefix';

test.each([
  ['192.0.2.10', { continent: 'NA', country: 'US' }],
  ['198.51.100.0/24', { continent: 'EU', country: 'IE' }],
  ['203.0.113.128/25', { continent: 'AS', country: 'SG' }],
  ['2001:db8:1:2::3', { continent: 'EU', country: 'DE' }],
  ['2001:db8:2::/56', { continent: 'NA', country: 'CA' }],
  ['2001:db8:3::1', { continent: 'SA', country: 'BR' }],
  ['2001:db8:4::1', { continent: 'AF', country: 'ZA' }],
  ['2001:db8:5::1', { continent: 'OC', country: 'AU' }],
  ['2001:db8:6::1', { continent: 'AN' }],
])('%s is somewhere', (address, place) => {
  expect(placeOf(address)).toEqual(place);
});

test.each(['127.0.0.1', '8.8.8.8', '::1', '192.0.0.0/16', '2001:db8::/32'])(
  '%s is nowhere known',
  (address) => {
    expect(placeOf(address)).toBeUndefined();
  },
);

test('text that is no address is a mistake that is said', () => {
  expect(() => placeOf('ireland')).toThrow('"ireland" is no address');
});

test('only documentation prefixes are placed, each once, on all seven continents', () => {
  const documentation = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'];
  for (const { prefix } of geography) {
    const block = parsePrefix(prefix);
    expect(documentation.filter((range) => holds(parsePrefix(range), block))).toHaveLength(1);
    const others = geography.filter((other) => other.prefix !== prefix);
    expect(others.some((other) => holds(parsePrefix(other.prefix), block))).toBe(false);
  }
  expect(new Set(geography.map(({ continent }) => continent)).size).toBe(7);
});

test('a place is told in a word or two', () => {
  expect(describePlace(placeOf('192.0.2.1'))).toBe('NA (US)');
  expect(describePlace(placeOf('2001:db8:6::1'))).toBe('AN');
  expect(describePlace(undefined)).toBe('an unknown place');
});

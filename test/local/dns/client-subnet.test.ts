import fc from 'fast-check';
import {
  clientSubnetFrom,
  describeClientSubnet,
  readClientSubnet,
  writeClientSubnet,
} from '../../../local/dns/client-subnet';

test.each([
  ['192.0.2.0/24', '00011800c00002'],
  ['192.0.2.129/25', '00011900c0000280'],
  ['2001:db8:1::/48', '0002300020010db80001'],
])('%s is written as RFC 7871 wants it', (text, hex) => {
  expect(writeClientSubnet(clientSubnetFrom(text), 0).toString('hex')).toBe(hex);
});

test('bits beyond the length are never told', () => {
  expect(describeClientSubnet(clientSubnetFrom('192.0.2.77/24'))).toBe('192.0.2.0/24');
  expect(describeClientSubnet(clientSubnetFrom('192.0.2.255/25'))).toBe('192.0.2.128/25');
});

test('law: what is written is read back, in the usual spelling', () => {
  const v4 = fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 32 }));
  const v6 = fc.tuple(fc.ipV6(), fc.integer({ min: 1, max: 128 }));
  fc.assert(
    fc.property(fc.oneof(v4, v6), ([address, length]) => {
      const told = clientSubnetFrom(`${address}/${length}`);
      const text = describeClientSubnet(readClientSubnet(writeClientSubnet(told, 0)));
      expect(text).toBe(describeClientSubnet(told));
      expect(clientSubnetFrom(text ?? '')).toEqual(told);
    }),
  );
});

test('the usual spelling of IPv6 is the short one', () => {
  expect(describeClientSubnet(clientSubnetFrom('2001:0DB8:0001:0::/48'))).toBe('2001:db8:1::/48');
});

test.each(['00000000', '00010000', '00020000'])('%s asks not to be placed', (hex) => {
  expect(describeClientSubnet(readClientSubnet(Buffer.from(hex, 'hex')))).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['an unknown family', '00031800c00002'],
  ['a length beyond the family', '00012100c000020100'],
  ['a scope in a question', '00011818c00002'],
  ['too few bytes', '00011800c000'],
  ['too many bytes', '00011800c0000200'],
  ['bits beyond the length', '00011700c00003'],
  ['a length without family', '0000080001'],
])('a format error: %s', (_, hex) => {
  expect(() => readClientSubnet(Buffer.from(hex, 'hex'))).toThrow();
});

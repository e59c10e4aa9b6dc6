import { isIP } from 'node:net';
import fc from 'fast-check';
import { holds, parsePrefix } from '../../../models/route53/prefix';

test.each([
  ['192.0.2.1', 4, 0xc0000201n, 32],
  ['192.0.2.0/24', 4, 0xc0000200n, 24],
  ['::', 6, 0n, 128],
  ['::1', 6, 1n, 128],
  ['2001:db8::/32', 6, 0x20010db8n << 96n, 32],
  ['1:2:3:4:5:6:7:8', 6, 0x00010002000300040005000600070008n, 128],
  ['::ffff:192.0.2.1', 6, 0xffffc0000201n, 128],
])('%s is read', (text, family, bits, length) => {
  expect(parsePrefix(text)).toEqual({ family, bits, length });
});

test.each(['', 'example.com', '192.0.2', '192.0.2.256', '192.0.2.0/33', '192.0.2.0/x', '::1::2'])(
  '%p is neither address nor subnet',
  (text) => {
    expect(() => parsePrefix(text)).toThrow('is no address and no subnet');
  },
);

test.each([
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7::8',
  '1:2:3:4:5:6:7:8:9',
  '12345::',
  'g::',
  '::1/129',
  '::/',
  '::/1/2',
])('%p is no IPv6 address or subnet', (text) => {
  expect(() => parsePrefix(text)).toThrow('is no address and no subnet');
});

test('law: what Node takes for an address is read, and nothing else', () => {
  const text = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{1,20}$/));
  fc.assert(
    fc.property(text, (address) => {
      const family = isIP(address);
      if (family === 0) expect(() => parsePrefix(address)).toThrow();
      else expect(parsePrefix(address).family).toBe(family);
    }),
  );
});

test('a block holds what begins with its bits, of its own family only', () => {
  const block = parsePrefix('192.0.2.0/24');
  expect(holds(block, parsePrefix('192.0.2.77'))).toBe(true);
  expect(holds(block, parsePrefix('192.0.3.0'))).toBe(false);
  expect(holds(block, parsePrefix('192.0.0.0/16'))).toBe(false);
  expect(holds(block, parsePrefix('192.0.2.0/23'))).toBe(false);
  expect(holds(parsePrefix('0.0.0.0/0'), parsePrefix('::1'))).toBe(false);
});

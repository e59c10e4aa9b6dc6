import * as der from '../../../bench/tls/der';

describe('ASN.1 in its distinguished encoding', () => {
  test.each([
    ['an integer', der.smallInteger(5), '020105'],
    ['a boolean', der.boolean(true), '0101ff'],
    ['nothing', der.nothing(), '0500'],
    ['a text', der.text('hi'), '0c026869'],
    ['octets', der.octets(Buffer.from([1, 2])), '04020102'],
    ['bits', der.bits(Buffer.from([1, 2])), '0303000102'],
    ['a sequence', der.sequence(der.nothing(), der.boolean(true)), '300505000101ff'],
    ['a set', der.set(der.nothing()), '31020500'],
    ['a tag around a value', der.tagged(3, der.nothing()), 'a3020500'],
    ['a tag instead of one', der.taggedText(2, 'a.b'), '8203612e62'],
    ['commonName', der.oid('2.5.4.3'), '0603550403'],
    ['sha256WithRSAEncryption', der.oid('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    ['a moment', der.moment(Date.UTC(2026, 0, 2, 3, 4, 5)), '170d3236303130323033303430355a'],
  ])('writes %s', (_, encoded, expected) => {
    expect(encoded.toString('hex')).toBe(expected);
  });

  test.each([
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('writes the length of %d bytes', (length, head) => {
    const encoded = der.octets(Buffer.alloc(length)).toString('hex');
    expect(encoded.slice(0, encoded.length - 2 * length)).toBe(head);
  });

  test.each([-1, 128, 1.5])('refuses the integer %d', (value) => {
    expect(() => der.smallInteger(value)).toThrow(`${value} does not fit`);
  });
});

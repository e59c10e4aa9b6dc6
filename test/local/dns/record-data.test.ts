import { decode, encode } from 'dns-packet';
import type { DnsRecord } from '../../../local/dns/message';
import { fromWire, toWire } from '../../../local/dns/record-data';

const over = (record: DnsRecord) => {
  const [answer] = decode(encode({ type: 'response', answers: [toWire(record)] })).answers ?? [];
  if (answer === undefined) throw new Error('nothing came through');
  return answer;
};
const record = (type: string, data: string): DnsRecord => ({
  name: 'a.example.com',
  type,
  ttlSeconds: 5,
  data,
});

test.each([
  ['A', '192.0.2.1'],
  ['AAAA', '2001:db8::1'],
  ['CNAME', 'origin.example.com'],
  ['NS', 'ns.example.com'],
])('%s comes over the wire unchanged', (type, data) => {
  expect(fromWire(over(record(type, data)))).toEqual(record(type, data));
});

test.each([
  ['"3.1"', ['3.1']],
  ['"one" "two"', ['one', 'two']],
  ['"say \\"hi\\""', ['say "hi"']],
  ['bare words', ['bare words']],
])('TXT %s is sent as its strings', (data, strings) => {
  const answer = over(record('TXT', data));
  expect(answer).toMatchObject({ type: 'TXT', data: strings.map((text) => Buffer.from(text)) });
});

test('SOA is sent as two names and five numbers', () => {
  const soa = 'ns.example.com admin.example.com 1 7200 900 1209600 86400';
  expect(over(record('SOA', soa))).toMatchObject({
    data: { mname: 'ns.example.com', serial: 1, refresh: 7200, minimum: 86_400 },
  });
});

test.each([
  ['MX', '10 mail.example.com', 'cannot send a MX record'],
  ['A', 'not an address', 'is no A data'],
  ['AAAA', '192.0.2.1', 'is no AAAA data'],
  ['CNAME', 'a..b', 'is no CNAME data'],
  ['SOA', 'ns.example.com', 'two names and five numbers'],
  ['TXT', 'x'.repeat(256), '256 bytes'],
])('%s %s cannot be sent', (type, data, message) => {
  expect(() => over(record(type, data))).toThrow(message);
});

test('what the desk has no use for is left out', () => {
  expect(fromWire(over(record('TXT', '"x"')))).toBeUndefined();
});

import type { RecordType } from '../../../models/route53/record';
import { valueProblems } from '../../../models/route53/value-rules';

const problemsOf = (type: RecordType, ...values: string[]): string[] =>
  valueProblems({ name: 'x.example.com', type, ttlSeconds: 5, values });

test.each<[RecordType, string]>([
  ['A', '192.0.2.1'],
  ['AAAA', '2001:db8::1'],
  ['CNAME', 'lb-1.us-east-1.elb.amazonaws.com.'],
  ['NS', 'ns-2048.awsdns-64.com'],
  ['TXT', '"3.7"'],
  ['TXT', '""'],
  ['TXT', '"two" "strings"'],
  ['TXT', String.raw`"a \"quoted\" word and a \\ backslash"`],
  ['TXT', `"${'x'.repeat(255)}"`],
  ['SOA', 'ns.example.net. admin.example.net. 1 7200 900 1209600 86400'],
])('%s %s is taken', (type, value) => {
  expect(problemsOf(type, value)).toEqual([]);
});

test.each<[RecordType, string, string]>([
  ['A', '192.0.2.256', 'Value is not a valid IPv4 address'],
  ['A', '192.0.2.0/24', 'Value is not a valid IPv4 address'],
  ['A', '2001:db8::1', 'Value is not a valid IPv4 address'],
  ['AAAA', '192.0.2.1', 'Value is not a valid IPv6 address'],
  ['CNAME', 'a..b', 'Value is not a valid domain name'],
  ['CNAME', 'a b', 'Value is not a valid domain name'],
  ['TXT', '3.7', 'Value should be enclosed in quotation marks'],
  ['TXT', '"3.7', 'Value should be enclosed in quotation marks'],
  ['TXT', '"a""b"', 'Value should be enclosed in quotation marks'],
  ['TXT', String.raw`"\101"`, 'Value should be enclosed in quotation marks'],
  ['TXT', `"${'x'.repeat(256)}"`, 'Value is too long'],
  ['TXT', Array.from({ length: 17 }, () => `"${'x'.repeat(250)}"`).join(' '), 'too long'],
  ['SOA', 'ns.example.net.', 'two names and five numbers'],
])('%s %s is refused', (type, value, reason) => {
  expect(problemsOf(type, value)).toEqual([expect.stringContaining(reason)]);
});

test('a bad value is said as Route 53 says it, each of them', () => {
  expect(problemsOf('TXT', 'a', '"b"', 'c')).toEqual([
    "Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in " +
      "quotation marks) encountered with 'a''",
    expect.stringContaining("encountered with 'c''"),
  ]);
});

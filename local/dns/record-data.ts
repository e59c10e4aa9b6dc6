import { isIPv4, isIPv6 } from 'node:net';
import type { Answer, RecordType } from 'dns-packet';
import type { DnsRecord } from './message';

/** A record as dns-packet encodes it. Throws for a type or for data it cannot carry. */
export function toWire({ name, type, ttlSeconds, data }: DnsRecord): Answer {
  const base = { name, ttl: ttlSeconds };
  switch (type) {
    case 'A':
      return { ...base, type, data: checked(isIPv4(data), type, data) };
    case 'AAAA':
      return { ...base, type, data: checked(isIPv6(data), type, data) };
    case 'CNAME':
    case 'NS':
      return { ...base, type, data: checked(isName(data), type, data) };
    case 'TXT':
      return { ...base, type, data: stringsOf(data) };
    case 'SOA':
      return { ...base, type, data: soaOf(data) };
    default:
      throw new Error(
        `cannot send a ${type} record of ${name}; use A, AAAA, CNAME, NS, TXT or SOA`,
      );
  }
}

/** What came over the wire, as text; undefined of a type this desk has no use for. */
export function fromWire(answer: Answer): DnsRecord | undefined {
  if (!isNamed(answer.type) || !('data' in answer) || typeof answer.data !== 'string') {
    return undefined;
  }
  const { name, type, ttl, data } = answer;
  return { name, type, ttlSeconds: ttl ?? 0, data };
}

/** dns-packet writes nonsense as some other address or name, and says nothing. */
function checked(isGood: boolean, type: string, data: string): string {
  if (isGood) return data;
  throw new Error(`${JSON.stringify(data)} is no ${type} data; correct the record`);
}

const isName = (text: string): boolean =>
  text.length <= 253 && text.split('.').every((label) => /^[!-~]{1,63}$/.test(label));

const isNamed = (type: RecordType): boolean => ['A', 'AAAA', 'CNAME', 'NS'].includes(type);

/** The strings of a TXT value: each in quotes, as Route 53 wants them, or all of it unquoted. */
function stringsOf(value: string): Buffer[] {
  const quoted = [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inside]) => inside ?? '');
  const strings =
    quoted.length === 0 ? [value] : quoted.map((text) => text.replace(/\\(.)/g, '$1'));
  return strings.map((text) => {
    const bytes = Buffer.from(text);
    if (bytes.length > 255) {
      throw new Error(`a TXT string of ${bytes.length} bytes does not fit; split it at 255`);
    }
    return bytes;
  });
}

function soaOf(value: string) {
  const [mname, rname, ...numbers] = value.split(/\s+/);
  const [serial, refresh, retry, expire, minimum] = numbers.map(Number);
  if (mname === undefined || rname === undefined || numbers.length !== 5) {
    throw new Error(`SOA ${JSON.stringify(value)} is not two names and five numbers`);
  }
  return { mname, rname, serial, refresh, retry, expire, minimum };
}

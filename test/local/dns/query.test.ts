import type { Answer, OptAnswer, PacketOpt } from 'dns-packet';
import { encode } from 'dns-packet';
import fc from 'fast-check';
import {
  clientSubnetCode,
  clientSubnetFrom,
  writeClientSubnet,
} from '../../../local/dns/client-subnet';
import { readQuery } from '../../../local/dns/query';
import { queryFor } from './packets';

const edit = (bytes: Buffer, at: number, value: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(value, at);
  return copy;
};
const plain = queryFor('API.example.com', { id: 99 });

test('a query is read with its name in its own case', () => {
  expect(readQuery(plain)).toMatchObject({
    kind: 'query',
    query: {
      header: { id: 99, opcode: 0, recursionDesired: true },
      question: { name: 'API.example.com', type: 'A', class: 'IN' },
    },
  });
});

test('EDNS is read with its limit and the client subnet', () => {
  const received = readQuery(queryFor('a.example', { payloadSize: 1400, subnet: '192.0.2.0/24' }));
  expect(received).toMatchObject({
    query: { edns: { version: 0, payloadSize: 1400, subnet: { family: 1, length: 24 } } },
  });
});

test('less than a header is dropped, and so is an answer', () => {
  expect(readQuery(plain.subarray(0, 11)).kind).toBe('dropped');
  expect(readQuery(edit(plain, 2, 0x8180)).kind).toBe('dropped');
});

test('operations other than a query are not implemented', () => {
  const update = readQuery(edit(plain, 2, 5 << 11));
  expect(update).toMatchObject({ kind: 'turned down', rcode: 'NOTIMP', header: { opcode: 5 } });
});

const glue: Answer = { name: 'a.example', type: 'A', data: '192.0.2.1' };
const subnet = (): PacketOpt => ({
  code: clientSubnetCode,
  ip: undefined,
  data: writeClientSubnet(clientSubnetFrom('192.0.2.0/24'), 0),
});
const opt = (options: PacketOpt[] = []): OptAnswer => ({
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options,
});

const oddName = Buffer.concat([
  plain.subarray(0, 12),
  Buffer.from([3, 0x61, 0x2e, 0x62, 0, 0, 1, 0, 1]),
]);

test.each([
  ['no question', edit(plain, 4, 0)],
  ['two questions', edit(plain, 4, 2)],
  ['thousands of questions', edit(plain, 4, 65_535)],
  ['an answer in a query', edit(plain, 6, 1)],
  ['thousands of additional records', edit(plain, 10, 65_535)],
  ['a name cut short', plain.subarray(0, 16)],
  ['a name that points at itself', Buffer.from([...plain.subarray(0, 12), 0xc0, 12, 0, 1, 0, 1])],
  ['a label with a dot in it', oddName],
  ['a malformed client subnet', malformedSubnet()],
  ['two OPT records', withAdditionals([opt(), opt()])],
  ['two client subnets', withAdditionals([opt([subnet(), subnet()])])],
  ['more additional records than anyone needs', withAdditionals([glue, glue, glue])],
])('a format error: %s', (_, bytes) => {
  expect(readQuery(bytes)).toMatchObject({ kind: 'turned down', rcode: 'FORMERR' });
});

test('law: no bytes at all, and no damage to a good query, make it throw', () => {
  const good = queryFor('api.example.com', { subnet: '2001:db8:1::/48' });
  const damaged = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 5 })
    .map((edits) => {
      const copy = Buffer.from(good);
      for (const [at, value] of edits) copy[at] = value;
      return copy;
    });
  const anything = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
  const cut = fc.nat(good.length).map((length) => good.subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(anything, damaged, cut), (bytes) => {
      expect(() => readQuery(bytes)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

function malformedSubnet(): Buffer {
  const good = queryFor('a.example', { subnet: '192.0.2.0/24' });
  // The scope, which only an answer may set, is the byte before the three of the address.
  good[good.length - 4] = 24;
  return good;
}

function withAdditionals(additionals: Answer[]): Buffer {
  const questions = [{ name: 'a.example', type: 'A' as const }];
  return encode({ type: 'query', questions, additionals });
}

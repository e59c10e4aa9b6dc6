import dgram from 'node:dgram';
import { AUTHORITATIVE_ANSWER } from 'dns-packet';
import fc from 'fast-check';
import { readClientSubnet, clientSubnetFrom } from '../../../local/dns/client-subnet';
import { rcodes } from '../../../local/dns/message';
import { respond } from '../../../local/dns/respond';
import { answer, closeServers, flagged, start } from './answering-server';
import { datagram, overUdp, queryFor, rcodeOf } from './packets';

afterEach(closeServers);

test('an answer is authoritative and repeats id, question and its case', async () => {
  const reply = await overUdp(await start(), queryFor('ApI.example.com', { id: 4711 }));
  expect(reply).toMatchObject({
    id: 4711,
    type: 'response',
    questions: [{ name: 'ApI.example.com', type: 'A' }],
    answers: [{ name: 'ApI.example.com', type: 'A', ttl: 5, data: '192.0.2.1' }],
    additionals: [],
    flag_rd: true,
  });
  expect(flagged(reply, AUTHORITATIVE_ANSWER)).toBe(true);
});

test('the answerer is asked with the name, the type and the subnet the client is said to be in', async () => {
  const asked: unknown[] = [];
  const server = await start({
    answer: (...question) => {
      asked.push(question);
      return { rcode: 'NOERROR', answers: [] };
    },
  });
  await overUdp(server, queryFor('a.example', { type: 'TXT', subnet: '2001:db8:1::/48' }));
  await overUdp(server, queryFor('b.example', { type: 'UNKNOWN_65' }));
  expect(asked).toEqual([
    [{ name: 'a.example', type: 'TXT' }, '2001:db8:1::/48'],
    [{ name: 'b.example', type: 'UNKNOWN_65' }, undefined],
  ]);
});

test('the client subnet is echoed, and the answer holds for all of its bits', async () => {
  const bytes = await datagram(await start(), queryFor('a.example', { subnet: '192.0.2.0/24' }));
  // The option ends the packet: family, source and scope length, three bytes of address.
  const data = bytes.subarray(-7);
  expect(data[3]).toBe(24);
  const { family, length, bytes: prefix } = clientSubnetFrom('192.0.2.0/24');
  data[3] = 0;
  expect(readClientSubnet(data)).toEqual({ family, length, bytes: prefix });
});

test.each([
  ['lost.example', {}, rcodes.NXDOMAIN],
  ['elsewhere.example', {}, rcodes.REFUSED],
  ['a.example', { type: 'ANY' }, rcodes.REFUSED],
  ['a.example', { type: 'AXFR' }, rcodes.REFUSED],
  ['a.example', { class: 'CH' as const }, rcodes.REFUSED],
])('%s %j is answered with rcode %i and no record', async (name, wanted, rcode) => {
  const reply = await overUdp(await start(), queryFor(name, wanted));
  expect(rcodeOf(reply)).toBe(rcode);
  expect(reply.answers).toEqual([]);
  expect(flagged(reply, AUTHORITATIVE_ANSWER)).toBe(rcode === rcodes.NXDOMAIN);
});

test.each(['broken.example', 'unsendable.example'])(
  '%s is SERVFAIL, and its reason is told',
  async (name) => {
    const errors: unknown[] = [];
    const server = await start({ onError: (error) => errors.push(error) });
    expect(rcodeOf(await overUdp(server, queryFor(name)))).toBe(rcodes.SERVFAIL);
    expect(errors).toHaveLength(1);
    expect(rcodeOf(await overUdp(server, queryFor('a.example')))).toBe(rcodes.NOERROR);
  },
);

test('a malformed packet is answered FORMERR, garbage not at all, and the server goes on', async () => {
  const server = await start();
  const malformed = queryFor('a.example', { id: 5 }).subarray(0, 15);
  expect(await overUdp(server, malformed)).toMatchObject({ id: 5, questions: [] });
  const socket = dgram.createSocket('udp4');
  socket.send(Buffer.from('garbage'), server.port, server.address);
  expect(rcodeOf(await overUdp(server, queryFor('a.example')))).toBe(rcodes.NOERROR);
  socket.close();
});

test('another version of EDNS is BADVERS, in two pieces', async () => {
  const reply = await overUdp(await start(), queryFor('a.example', { ednsVersion: 1 }));
  expect(rcodeOf(reply)).toBe(0);
  expect(reply.answers).toEqual([]);
  expect(reply.additionals).toMatchObject([{ type: 'OPT', extendedRcode: 1, ednsVersion: 0 }]);
});

test('law: no bytes make the responder throw, whatever the answerer does', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
    fc.constantFrom('broken.a', 'unsendable.a', 'a.a', 'lost.a').map((name) => queryFor(name)),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom('udp' as const, 'tcp' as const), (packet, transport) => {
      expect(() => respond(packet, transport, { answer, onError: () => undefined })).not.toThrow();
    }),
  );
});

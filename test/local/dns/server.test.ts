import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import type { DecodedPacket } from 'dns-packet';
import { AUTHORITATIVE_ANSWER, TRUNCATED_RESPONSE } from 'dns-packet';
import fc from 'fast-check';
import { readClientSubnet, clientSubnetFrom } from '../../../local/dns/client-subnet';
import { framed } from '../../../local/dns/framing';
import type { Answerer, DnsRecord } from '../../../local/dns/message';
import { rcodes } from '../../../local/dns/message';
import { respond } from '../../../local/dns/respond';
import type { DnsServer, DnsServerSettings } from '../../../local/dns/server';
import { startDnsServer } from '../../../local/dns/server';
import { connect, datagram, overUdp, queryFor, rcodeOf } from './packets';

const addressOf = (name: string, data = '192.0.2.1'): DnsRecord => ({
  name,
  type: 'A',
  ttlSeconds: 5,
  data,
});
const many = (name: string, count: number): DnsRecord[] =>
  Array.from({ length: count }, (_, at) => addressOf(name, `192.0.2.${at}`));

/** Answers by the first label, so that each test says what it wants in its question. */
const answer: Answerer = ({ name }) => {
  const [wanted = ''] = name.toLowerCase().split('.');
  if (wanted === 'lost') return { rcode: 'NXDOMAIN', answers: [] };
  if (wanted === 'elsewhere') return { rcode: 'REFUSED', answers: [] };
  if (wanted === 'broken') throw new Error('the answerer broke');
  if (wanted === 'unsendable') return { rcode: 'NOERROR', answers: [addressOf(name, 'nonsense')] };
  const count = /^many(\d+)$/.exec(wanted)?.[1];
  return { rcode: 'NOERROR', answers: count ? many(name, Number(count)) : [addressOf(name)] };
};

const servers: DnsServer[] = [];
async function start(more: Partial<DnsServerSettings> = {}): Promise<DnsServer> {
  const server = await startDnsServer({ address: '127.0.0.1', port: 0, answer, ...more });
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const flagged = ({ flags = 0 }: DecodedPacket, mark: number): boolean => (flags & mark) !== 0;

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

describe('an answer that does not fit', () => {
  test.each([
    ['512 bytes without EDNS', 'many40.example', {}, true],
    ['512 bytes for an asker that claims less', 'many5.example', { payloadSize: 10 }, false],
    ['what the asker takes', 'many40.example', { payloadSize: 1232 }, true],
    ['what the asker takes, where it does', 'many40.example', { payloadSize: 4096 }, false],
    ['4096 bytes, whatever the asker takes', 'many200.example', { payloadSize: 65_535 }, true],
  ])('is measured against %s', async (_, name, wanted, truncated) => {
    const server = await start();
    const bytes = await datagram(server, queryFor(name, wanted));
    const reply = await overUdp(server, queryFor(name, wanted));
    expect(flagged(reply, TRUNCATED_RESPONSE)).toBe(truncated);
    expect(reply.answers?.length === 0).toBe(truncated);
    if (truncated) expect(bytes.length).toBeLessThanOrEqual(512);
  });

  test('comes whole over TCP', async () => {
    const { socket, messages } = await connect(await start());
    socket.write(framed(queryFor('many200.example')));
    const [reply] = await messages(1);
    expect(reply?.answers).toHaveLength(200);
    socket.destroy();
  });
});

describe('over TCP', () => {
  test('queries cut anywhere and sent together are answered in order', async () => {
    const { socket, messages } = await connect(await start());
    const stream = Buffer.concat([1, 2, 3].map((id) => framed(queryFor('a.example', { id }))));
    socket.setNoDelay(true);
    for (const piece of [stream.subarray(0, 1), stream.subarray(1, 30), stream.subarray(30)]) {
      await new Promise((resolve) => socket.write(piece, resolve));
    }
    expect((await messages(3)).map(({ id }) => id)).toEqual([1, 2, 3]);
    socket.destroy();
  });

  test('a connection that completes no message is closed, however it drips', async () => {
    const { socket, closed } = await connect(await start({ limits: { idleMs: 60 } }));
    socket.write(Buffer.from([1, 0]));
    const drip = setInterval(() => socket.write(Buffer.from([0])), 20);
    await closed;
    clearInterval(drip);
    expect(socket.destroyed).toBe(true);
  });

  test('a message that is no query ends the connection', async () => {
    const { socket, closed } = await connect(await start());
    socket.write(framed(Buffer.from('garbage')));
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test('connections beyond the limit are closed, those within it go on', async () => {
    const server = await start({ limits: { maxConnections: 1 } });
    const first = await connect(server);
    first.socket.write(framed(queryFor('a.example')));
    await first.messages(1);
    const second = await connect(server);
    await second.closed;
    first.socket.write(framed(queryFor('a.example')));
    expect(await first.messages(2)).toHaveLength(2);
    first.socket.destroy();
  });

  test('who does not read its answers waits for the rest, and then gets them all in order', async () => {
    let asked = 0;
    const wide: DnsRecord = { ...addressOf('a'), type: 'TXT', data: 'x'.repeat(250) };
    const server = await start({
      answer: ({ type }) => {
        if (type === 'A') return { rcode: 'NXDOMAIN', answers: [] };
        asked += 1;
        return { rcode: 'NOERROR', answers: Array.from({ length: 200 }, () => wide) };
      },
    });
    const { socket, messages } = await connect(server);
    socket.pause();
    // Some 16 MB of answers: more than the system keeps for a connection.
    const ids = Array.from({ length: 300 }, (_, id) => id);
    socket.write(Buffer.concat(ids.map((id) => framed(queryFor('a', { id, type: 'TXT' })))));
    while (asked === 0) await overUdp(server, queryFor('others.are.served'));
    expect(asked).toBeLessThan(ids.length);
    socket.resume();
    expect((await messages(ids.length)).map(({ id }) => id)).toEqual(ids);
    socket.destroy();
  });
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

describe('the place', () => {
  test('UDP and TCP share one port', async () => {
    const server = await start();
    const { socket, messages } = await connect(server);
    socket.write(framed(queryFor('a.example')));
    await messages(1);
    await overUdp(server, queryFor('a.example'));
    socket.destroy();
  });

  const testV6 = hasLoopbackV6() ? test : test.skip;
  testV6('IPv6 loopback will do (needs ::1 on this machine)', async () => {
    const server = await start({ address: '::1' });
    expect(rcodeOf(await overUdp(server, queryFor('a.example')))).toBe(rcodes.NOERROR);
  });

  test.each(['0.0.0.0', '192.0.2.1', '::', 'localhost'])('%s is refused', async (address) => {
    await expect(start({ address })).rejects.toThrow(address);
  });

  test('a port that is taken for TCP alone is an error, and leaves it free for UDP', async () => {
    const holder = net.createServer();
    holder.listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as net.AddressInfo;
    try {
      await expect(start({ port })).rejects.toThrow('EADDRINUSE');
    } finally {
      const closed = once(holder, 'close');
      holder.close();
      await closed;
    }
    expect((await start({ port })).port).toBe(port);
  });

  test('a port that is taken for UDP is an error, and leaves no socket behind', async () => {
    const { port } = await start();
    // A closed socket is gone at the end of the event loop's turn.
    const sockets = async () => {
      for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
      return process.getActiveResourcesInfo().filter((kind) => kind === 'UDPWrap');
    };
    const before = await sockets();
    await expect(start({ port })).rejects.toThrow('EADDRINUSE');
    expect(await sockets()).toEqual(before);
  });

  test('after close nothing answers and connections end', async () => {
    const server = await startDnsServer({ address: '127.0.0.1', port: 0, answer });
    const { closed } = await connect(server);
    await server.close();
    await closed;
    const again = await start({ port: server.port });
    expect(again.port).toBe(server.port);
  });
});

function hasLoopbackV6(): boolean {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.some(({ address }) => address === '::1');
}

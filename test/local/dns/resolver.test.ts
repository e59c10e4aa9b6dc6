import dgram from 'node:dgram';
import { once } from 'node:events';
import type { Answerer, DnsRecord } from '../../../local/dns/message';
import type { ResolverSettings } from '../../../local/dns/resolver';
import { ResolutionFailed, createResolver } from '../../../local/dns/resolver';
import type { DnsServer } from '../../../local/dns/server';
import { startDnsServer } from '../../../local/dns/server';

const cname = (name: string, data: string, ttlSeconds = 5): DnsRecord => ({
  name,
  type: 'CNAME',
  ttlSeconds,
  data,
});
const at = (name: string, data: string, ttlSeconds = 60): DnsRecord => ({
  name,
  type: data.includes(':') ? 'AAAA' : 'A',
  ttlSeconds,
  data,
});

let server: DnsServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type World = {
  records: DnsRecord[];
  asked: string[];
  nowMs: number;
  subnets: (string | undefined)[];
};

/** A world of records behind a real server, a client in it, and a clock moved by hand. */
async function world(records: DnsRecord[], more: Partial<ResolverSettings> = {}) {
  const state: World = { records, asked: [], nowMs: 0, subnets: [] };
  const answer: Answerer = ({ name, type }, subnet) => {
    state.asked.push(name);
    state.subnets.push(subnet);
    const here = state.records.filter((record) => record.name === name);
    if (here.length === 0) return { rcode: 'NXDOMAIN', answers: [] };
    const answers = here.filter((record) => [type, 'CNAME'].includes(record.type));
    return { rcode: 'NOERROR', answers };
  };
  server = await startDnsServer({ address: '127.0.0.1', port: 0, answer });
  const resolver = createResolver({ server, now: () => state.nowMs, timeoutMs: 2_000, ...more });
  return { state, resolver };
}

const chain = [
  cname('api.example', 'origin-a.example'),
  cname('origin-a.example', 'ingress-a.example', 60),
  at('ingress-a.example', '127.0.0.11'),
];

test('CNAMEs are followed by asking again, and every name on the way is told', async () => {
  const { state, resolver } = await world(chain);
  expect(await resolver.resolve('API.example.')).toEqual({
    address: '127.0.0.11',
    chain: ['api.example', 'origin-a.example', 'ingress-a.example'],
    ttlSeconds: 5,
  });
  expect(state.asked).toEqual(['api.example', 'origin-a.example', 'ingress-a.example']);
});

test('an answer that already holds the whole chain is not asked for again', async () => {
  let asked = 0;
  server = await startDnsServer({
    address: '127.0.0.1',
    port: 0,
    answer: () => {
      asked += 1;
      return { rcode: 'NOERROR', answers: chain };
    },
  });
  const resolver = createResolver({ server, now: () => 0, timeoutMs: 2_000 });
  expect((await resolver.resolve('api.example')).chain).toHaveLength(3);
  expect(asked).toBe(1);
});

test('each record is kept for its own TTL, and no longer', async () => {
  const { state, resolver } = await world(chain);
  await resolver.resolve('api.example');
  state.nowMs = 4_999;
  expect((await resolver.resolve('api.example')).ttlSeconds).toBe(0);
  expect(state.asked).toHaveLength(3);
  state.records = [cname('api.example', 'ingress-a.example'), ...chain.slice(1)];
  state.nowMs = 5_000;
  expect((await resolver.resolve('api.example')).chain).toEqual([
    'api.example',
    'ingress-a.example',
  ]);
  expect(state.asked.slice(3)).toEqual(['api.example']);
});

test('the TTL told is what is left of the shortest one on the way', async () => {
  const { state, resolver } = await world(chain);
  await resolver.resolve('api.example');
  state.nowMs = 2_000;
  expect((await resolver.resolve('api.example')).ttlSeconds).toBe(3);
  expect((await resolver.resolve('origin-a.example')).ttlSeconds).toBe(58);
});

test('TTL 0 is used once and not kept', async () => {
  const { state, resolver } = await world([at('a.example', '127.0.0.1', 0)]);
  expect(await resolver.resolve('a.example')).toMatchObject({
    address: '127.0.0.1',
    ttlSeconds: 0,
  });
  await resolver.resolve('a.example');
  expect(state.asked).toEqual(['a.example', 'a.example']);
});

test('an answer too large for a datagram is fetched over TCP', async () => {
  const records = Array.from({ length: 200 }, (_, last) => at('big.example', `127.0.0.${last}`));
  const { state, resolver } = await world(records);
  expect((await resolver.resolve('big.example')).address).toBe('127.0.0.0');
  expect(state.asked).toHaveLength(2);
});

test('the server is told the subnet of the client, of either family', async () => {
  const { state, resolver } = await world([at('a.example', '127.0.0.1', 0)], {
    clientSubnet: '198.51.100.0/24',
  });
  await resolver.resolve('a.example');
  const { address = '', port = 0 } = server ?? {};
  const other = createResolver({
    server: { address, port },
    now: () => 0,
    timeoutMs: 2_000,
    clientSubnet: '2001:db8:1::/48',
  });
  await other.resolve('a.example');
  expect(state.subnets).toEqual(['198.51.100.0/24', '2001:db8:1::/48']);
});

test('IPv6 addresses are found where they are asked for', async () => {
  const { resolver } = await world([at('a.example', '2001:db8::1'), at('a.example', '127.0.0.1')]);
  expect((await resolver.resolve('a.example', 'AAAA')).address).toBe('2001:db8::1');
  expect((await resolver.resolve('a.example')).address).toBe('127.0.0.1');
});

test.each([
  ['a name that does not exist', 'lost.example', 'NXDOMAIN'],
  ['a chain into nothing', 'dangling.example', 'NXDOMAIN'],
  ['a name without address', 'text.example', 'NODATA'],
  ['names in a circle', 'circle.example', 'LOOP'],
])('%s is said to be that', async (_, name, reason) => {
  const { resolver } = await world([
    cname('dangling.example', 'gone.example'),
    { name: 'text.example', type: 'TXT', ttlSeconds: 5, data: '"x"' },
    cname('circle.example', 'elcric.example'),
    cname('elcric.example', 'circle.example'),
  ]);
  const failed = await resolver.resolve(name).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ResolutionFailed);
  expect(failed).toMatchObject({ reason });
});

test('a server that says nothing is waited for only so long', async () => {
  const silent = dgram.createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const place = { address: '127.0.0.1', port: silent.address().port };
  const resolver = createResolver({ server: place, now: () => 0, timeoutMs: 50 });
  await expect(resolver.resolve('a.example')).rejects.toMatchObject({ reason: 'NO_ANSWER' });
  silent.close();
});

test('where nobody listens it is known at once', async () => {
  const { resolver } = await world([]);
  await server?.close();
  server = undefined;
  await expect(resolver.resolve('a.example')).rejects.toThrow('ECONNREFUSED');
});

test('an answer to another question is passed over', async () => {
  const liar = dgram.createSocket('udp4');
  liar.on('message', (bytes, from) => {
    const wrongId = Buffer.from(bytes);
    wrongId.writeUInt16BE(bytes.readUInt16BE(0) ^ 1, 0);
    wrongId.writeUInt16BE(0x8403, 2);
    const wrongName = Buffer.from(bytes);
    wrongName.writeUInt16BE(0x8403, 2);
    wrongName[13] = 'b'.charCodeAt(0);
    const noAnswer = Buffer.from(bytes);
    noAnswer.writeUInt16BE(0x8405, 2);
    for (const packet of [Buffer.from('x'), wrongId, wrongName, bytes, noAnswer]) {
      liar.send(packet, from.port, from.address);
    }
  });
  liar.bind(0, '127.0.0.1');
  await once(liar, 'listening');
  const place = { address: '127.0.0.1', port: liar.address().port };
  const resolver = createResolver({ server: place, now: () => 0, timeoutMs: 2_000 });
  await expect(resolver.resolve('a.example')).rejects.toMatchObject({ reason: 'REFUSED' });
  liar.close();
});

import { TRUNCATED_RESPONSE } from 'dns-packet';
import type { Answerer } from '../../../local/dns/message';
import type { DnsServer } from '../../../local/dns/server';
import { startDnsServer } from '../../../local/dns/server';
import { answer } from '../../../models/route53/answer';
import { withDefaultRecords } from '../../../models/route53/default-records';
import { zoneOf } from '../../../models/route53/zone';
import { overUdp, queryFor, rcodeOf } from './packets';

const name = 'example.com';
const zone = zoneOf(
  withDefaultRecords({
    id: 'Z1',
    name,
    records: [{ name: 'www.example.com', type: 'A', ttlSeconds: 5, values: ['192.0.2.1'] }],
  }),
);

const authoritative: Answerer = (question) => {
  const healthy = () => true;
  const { rcode, records, authority } = answer(zone, question, healthy, () => 0);
  return { rcode, answers: records, authority };
};

/** What Route 53 creates with a public hosted zone (SOA-NSrecords). */
const soa = {
  name,
  type: 'SOA',
  ttl: 900,
  data: {
    mname: 'ns-2048.awsdns-64.com',
    rname: 'awsdns-hostmaster.amazon.com',
    serial: 1,
    refresh: 7_200,
    retry: 900,
    expire: 1_209_600,
    minimum: 86_400,
  },
};

let server: DnsServer;
beforeEach(async () => {
  server = await startDnsServer({ address: '127.0.0.1', port: 0, answer: authoritative });
});
afterEach(async () => {
  await server.close();
});

test.each([
  ['NXDOMAIN', 3, 'lost.example.com', 'A'],
  ['NODATA', 0, 'www.example.com', 'AAAA'],
])('%s carries the zone’s SOA in its authority section', async (_, rcode, asked, type) => {
  const reply = await overUdp(server, queryFor(asked, { type }));
  expect(rcodeOf(reply)).toBe(rcode);
  expect(reply).toMatchObject({ answers: [], authorities: [soa] });
});

test('an answer and a refusal carry none', async () => {
  expect(await overUdp(server, queryFor('www.example.com'))).toMatchObject({
    answers: [{ data: '192.0.2.1' }],
    authorities: [],
  });
  const refused = await overUdp(server, queryFor('example.org'));
  expect(rcodeOf(refused)).toBe(5);
  expect(refused.authorities).toEqual([]);
});

test('the SOA and the name servers of the zone can be asked for', async () => {
  const asked = await overUdp(server, queryFor(name, { type: 'SOA' }));
  expect(asked).toMatchObject({ answers: [soa], authorities: [] });
  const servers = await overUdp(server, queryFor(name, { type: 'NS' }));
  expect(servers.answers).toHaveLength(4);
});

test('a truncated answer carries nothing at all', async () => {
  const long = { name, type: 'TXT', ttlSeconds: 5, data: `"${'x'.repeat(250)}"` };
  const big = await startDnsServer({
    address: '127.0.0.1',
    port: 0,
    answer: () => ({ rcode: 'NOERROR', answers: [], authority: [long, long, long] }),
  });
  const reply = await overUdp(big, queryFor(name));
  await big.close();
  expect((reply.flags ?? 0) & TRUNCATED_RESPONSE).not.toBe(0);
  expect(reply.authorities).toEqual([]);
});

import { answer } from '../../../models/route53/answer';
import { withDefaultRecords } from '../../../models/route53/default-records';
import type { RecordSet } from '../../../models/route53/record';
import { zoneProblems } from '../../../models/route53/zone-rules';
import { member, zoneWith } from './batches';
import { address, cname, zoneId, zoneName } from './specimens';

const soa = {
  name: zoneName,
  type: 'SOA',
  ttlSeconds: 900,
  data: 'ns-2048.awsdns-64.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400',
};
const placed = cname('eu', { setIdentifier: 'EU', geo: { continent: 'EU' } });
const zone = zoneWith(address('www'), member('a'), placed);

const ask = (name: string, type = 'A', at = zone) =>
  answer(
    at,
    { name, type },
    () => true,
    () => 0,
  );

test.each([
  ['a name that does not exist', 'lost.example.com', 'NXDOMAIN'],
  ['a type the name has not', 'www.example.com', 'NOERROR'],
  ['a place that no record answers', 'eu.example.com', 'NOERROR'],
])('%s is told with the zone’s SOA', (_, name, rcode) => {
  const type = name.startsWith('www') ? 'AAAA' : 'A';
  expect(ask(name, type)).toMatchObject({ rcode, records: [], authority: [soa] });
});

test('an answer with records, and a refusal, come without it', () => {
  expect(ask('www.example.com').authority).toEqual([]);
  expect(ask('api.example.com').authority).toEqual([]);
  expect(ask('example.org')).toMatchObject({ rcode: 'REFUSED', authority: [] });
});

test('it may be remembered for as long as the lesser of its TTL and its minimum says', () => {
  const own = (ttlSeconds: number, minimum: number): RecordSet => ({
    name: zoneName,
    type: 'SOA',
    ttlSeconds,
    values: [`ns.example.net. admin.example.net. 1 7200 900 1209600 ${minimum}`],
  });
  const ttlOf = (...records: RecordSet[]) =>
    ask('lost.example.com', 'A', zoneWith(...records)).authority.map((one) => one.ttlSeconds);
  expect(ttlOf(own(900, 60))).toEqual([60]);
  expect(ttlOf(own(30, 86_400))).toEqual([30]);
});

test('a zone has the SOA and NS records that Route 53 creates, and every rule takes them', () => {
  expect(ask(zoneName, 'SOA').records).toEqual([soa]);
  expect(ask(zoneName, 'NS').records).toHaveLength(4);
  expect(zoneProblems(zone, new Set())).toEqual([]);
});

test('a zone with records of its own keeps them', () => {
  const contents = withDefaultRecords({ id: zoneId, name: zoneName, records: [] });
  expect(withDefaultRecords(contents)).toEqual(contents);
});

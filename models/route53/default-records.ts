import { comparable } from './domain-name';
import type { RecordSet } from './record';
import type { ZoneContents } from './zone';

/** The name servers of AWS's own example; real zones have four of their own. */
const nameServers = [
  'ns-2048.awsdns-64.com',
  'ns-2049.awsdns-65.net',
  'ns-2050.awsdns-66.org',
  'ns-2051.awsdns-67.co.uk',
];

/** Serial, refresh, retry, expire and minimum, as Route 53 creates them (SOA-NSrecords). */
const startOfAuthority =
  'ns-2048.awsdns-64.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400';

/** The zone with the NS and SOA records that Route 53 creates with it, unless it has its own. */
export function withDefaultRecords({ id, name, records }: ZoneContents): ZoneContents {
  const created: RecordSet[] = [
    { name, type: 'NS', ttlSeconds: 172_800, values: nameServers },
    { name, type: 'SOA', ttlSeconds: 900, values: [startOfAuthority] },
  ];
  const missing = created.filter(
    ({ type }) =>
      !records.some(
        (record) => record.type === type && comparable(record.name) === comparable(name),
      ),
  );
  return { id, name, records: [...missing, ...records] };
}

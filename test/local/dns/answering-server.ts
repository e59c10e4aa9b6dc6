import type { DecodedPacket } from 'dns-packet';
import type { Answerer, DnsRecord } from '../../../local/dns/message';
import type { DnsServer, DnsServerSettings } from '../../../local/dns/server';
import { startDnsServer } from '../../../local/dns/server';

export const addressOf = (name: string, data = '192.0.2.1'): DnsRecord => ({
  name,
  type: 'A',
  ttlSeconds: 5,
  data,
});
const many = (name: string, count: number): DnsRecord[] =>
  Array.from({ length: count }, (_, at) => addressOf(name, `192.0.2.${at}`));

/** Answers by the first label, so that each test says what it wants in its question. */
export const answer: Answerer = ({ name }) => {
  const [wanted = ''] = name.toLowerCase().split('.');
  if (wanted === 'lost') return { rcode: 'NXDOMAIN', answers: [] };
  if (wanted === 'elsewhere') return { rcode: 'REFUSED', answers: [] };
  if (wanted === 'broken') throw new Error('the answerer broke');
  if (wanted === 'unsendable') return { rcode: 'NOERROR', answers: [addressOf(name, 'nonsense')] };
  const count = /^many(\d+)$/.exec(wanted)?.[1];
  return { rcode: 'NOERROR', answers: count ? many(name, Number(count)) : [addressOf(name)] };
};

const servers: DnsServer[] = [];
export async function start(more: Partial<DnsServerSettings> = {}): Promise<DnsServer> {
  const server = await startDnsServer({ address: '127.0.0.1', port: 0, answer, ...more });
  servers.push(server);
  return server;
}

/** Closes whatever `start` opened. */
export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

export const flagged = ({ flags = 0 }: DecodedPacket, mark: number): boolean =>
  (flags & mark) !== 0;

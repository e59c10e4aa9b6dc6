import dns from 'node:dns';
import { promisify } from 'node:util';
import { defaultTcpLimits, listenTcp } from '../../../local/dns/tcp-listener';
import { findNamesAt } from '../../../local/lambda/surroundings';

/** A thread that is ended while a datagram comes in ends the whole process with it. */
test('a function finds names where no datagram is answered', async () => {
  const address = '127.0.0.1';
  const answer = ({ name }: { readonly name: string }) => ({
    rcode: 'NOERROR' as const,
    answers: [{ name, type: 'A' as const, ttlSeconds: 5, data: '127.0.0.11' }],
  });
  const server = await listenTcp(
    { address, port: 0 },
    { answer, onError: () => undefined },
    defaultTcpLimits,
  );
  const { lookup } = dns;
  const { resolveCname } = dns.promises;
  try {
    findNamesAt({ address, port: server.port });
    expect(await promisify(dns.lookup)('api.example')).toBe('127.0.0.11');
    await expect(dns.promises.resolveCname('api.example')).rejects.toThrow('no CNAME');
  } finally {
    dns.lookup = lookup;
    dns.promises.resolveCname = resolveCname;
    await server.close();
  }
});

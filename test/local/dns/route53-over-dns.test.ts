import { seededChance } from '../../../core/chance/seeded-chance';
import type { Answerer } from '../../../local/dns/message';
import type { Resolver } from '../../../local/dns/resolver';
import { createResolver } from '../../../local/dns/resolver';
import type { DnsServer } from '../../../local/dns/server';
import { startDnsServer } from '../../../local/dns/server';
import { answer } from '../../../models/route53/answer';
import { placeOf } from '../../../models/route53/geography';
import { originOf, pools, rootName, plantTree } from '../../models/route53/tree';

const zone = plantTree();
const chance = seededChance(1);
const sick = new Set<string>();

/** Route 53 for its own zone, and an address for every ingress, as the desk has it. */
const world: Answerer = ({ name, type }, subnet) => {
  if (name.startsWith('ingress.')) {
    return { rcode: 'NOERROR', answers: [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.11' }] };
  }
  const geo = subnet === undefined ? undefined : placeOf(subnet);
  const { rcode, records } = answer(zone, { name, type, geo }, (id) => !sick.has(id), chance);
  return { rcode, answers: records };
};

let server: DnsServer;
beforeEach(async () => {
  sick.clear();
  server = await startDnsServer({ address: '127.0.0.1', port: 0, answer: world });
});
afterEach(async () => {
  await server.close();
});

/** The origins named to a client that forgets what it knew before each question. */
async function originsNamed(clientSubnet: string, rounds = 40): Promise<Set<string | undefined>> {
  let nowMs = 0;
  const now = () => (nowMs += 3_600_000);
  const resolver: Resolver = createResolver({ server, clientSubnet, now, timeoutMs: 2_000 });
  const named = new Set<string | undefined>();
  for (let round = 0; round < rounds; round += 1) {
    named.add((await resolver.resolve(rootName)).chain[1]);
  }
  return named;
}

const originsOf = (pool: keyof typeof pools) => new Set(Object.keys(pools[pool]).map(originOf));

test('a client is led by its subnet to the origins of its pool', async () => {
  expect(await originsNamed('192.0.2.0/24')).toEqual(originsOf('world'));
  expect(await originsNamed('2001:db8:1::/48')).toEqual(originsOf('eu'));
});

test('a closed gate shows in the next answer of a client whose TTL has passed', async () => {
  sick.add('gate-us-west-2');
  expect(await originsNamed('192.0.2.0/24')).toEqual(
    new Set(['us-east-1', 'ap-southeast-1'].map(originOf)),
  );
});

test('names that are not there and names of others are said to be that', async () => {
  const resolver = createResolver({ server, now: () => 0, timeoutMs: 2_000 });
  await expect(resolver.resolve(`lost.${rootName}`)).rejects.toMatchObject({ reason: 'NXDOMAIN' });
  await expect(resolver.resolve('example.org')).rejects.toMatchObject({ reason: 'REFUSED' });
});

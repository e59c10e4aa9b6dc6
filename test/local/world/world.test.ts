import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../../local/dns/question';
import { clientSubnetFrom } from '../../../local/dns/client-subnet';
import type { OpenDesk } from '../../support/open-desk';
import { openDesk } from '../../support/open-desk';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const root = 'api.banking.example.com';
let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk(topology);
}, 60_000);

afterAll(async () => {
  await desk.world.close();
});

describe('a calm desk', () => {
  test('serves every client, in every region', async () => {
    await until(() => new Set(desk.attempts.map(({ region }) => region)).size === 5);
    expect(desk.attempts.filter(({ failure }) => failure !== undefined)).toEqual([]);
  }, 30_000);

  test('has every region in DNS, at its share of its pool', () => {
    expect(desk.world.dnsView()).toMatchObject({
      'us-west-2': { admitted: true, percent: 50 },
      'us-east-1': { admitted: true, percent: 37.5 },
      'eu-central-1': { admitted: true, percent: 50 },
    });
  });

  test.each([root, `world.${root}`, `us-west-2.${root}`])(
    '%s is one CNAME to an origin name with the TTL of the topology',
    async (name) => {
      const { records } = await question(name);
      expect(records).toEqual([
        { name, type: 'CNAME', ttlSeconds: 5, data: expect.stringMatching(/^origin-/) as string },
      ]);
    },
  );

  test.each([
    ['198.51.100.0/24', /^origin-eu-/],
    ['2001:db8:1::/48', /^origin-eu-/],
    ['192.0.2.0/24', /^origin-(us|ap)-/],
    ['10.0.0.0/8', /^origin-(us|ap)-/],
  ])('a client at %s is answered from its pool alone', async (subnet, origin) => {
    for (let n = 0; n < 20; n += 1) {
      const { records } = await question(root, subnet);
      expect(records[0]?.data).toMatch(origin);
    }
  });

  test('observers have found nothing to vote about, and nothing went wrong on the desk', () => {
    const told = desk.events.filter(({ kind }) => kind === 'vote' || kind === 'dns');
    expect(told).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });
});

// Helpers

function question(name: string, subnet?: string) {
  const place = subnet === undefined ? {} : { subnet: clientSubnetFrom(subnet) };
  return ask(name, 'A', { server: desk.world.dns, timeoutMs: 2_000, ...place });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(100);
}

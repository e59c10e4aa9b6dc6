import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Picture } from '../../../core/voting/picture';
import { pictureSchema } from '../../../core/voting/picture';
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

  test('every observer has looked at every other region and found it well', async () => {
    for (const { name } of topology.regions) {
      const { opinions } = await calmPictureOf(name);
      for (const { verdict, latencyMs } of Object.values(opinions)) {
        expect([verdict, typeof latencyMs]).toEqual(['healthy', 'number']);
      }
    }
  }, 30_000);

  test('nobody has voted, and nothing went wrong on the desk', () => {
    expect(desk.events.filter(({ kind }) => kind === 'vote' || kind === 'dns')).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });
});

// Helpers

function question(name: string, subnet?: string) {
  const place = subnet === undefined ? {} : { subnet: clientSubnetFrom(subnet) };
  return ask(name, 'A', { server: desk.world.dns, timeoutMs: 2_000, ...place });
}

/**
 * The first picture in which an observer has an opinion about each of the four others. While all of
 * them start at once, a busy machine may cut one off for a tick; the test's own time ends the wait.
 */
async function calmPictureOf(region: string): Promise<Picture> {
  for (;;) {
    const picture = await pictureOf(region);
    if (Object.keys(picture.opinions).length === 4 && !picture.isolated) return picture;
    await sleep(100);
  }
}

/** What a region's drain endpoint serves, found by DNS and asked over HTTP as observers do it. */
async function pictureOf(region: string): Promise<Picture> {
  const { records } = await question(`voter-${region}.banking.example.com`);
  const host = records[0]?.data ?? '';
  const address = desk.world.addresses[region] ?? '';
  const body = await new Promise<string>((resolve, reject) => {
    const options = { host: address, port: desk.world.port, path: '/votes', headers: { host } };
    http
      .get(options, (response) => {
        resolve(text(response));
      })
      .on('error', reject);
  });
  return pictureSchema.parse(JSON.parse(body));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(100);
}

import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { portFreeOnAll, regionAddress } from '../../../local/network/addresses';
import { changeRecords } from '../../../local/rivals/change-records';
import type { MoverSettings } from '../../../local/rivals/movers';
import { cronMover, fastChecksMover } from '../../../local/rivals/movers';
import type { Mover, Rival } from '../../../local/rivals/rival';
import { openRival } from '../../../local/rivals/rival';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const region = 'us-west-2';
const names = topology.regions.map(({ name }) => name);
const addresses = Object.fromEntries(names.map((name, at) => [name, regionAddress(at)]));
const servers: http.Server[] = [];
const opened: Rival[] = [];
let settings: MoverSettings;

beforeAll(async () => {
  const port = await portFreeOnAll(Object.values(addresses));
  for (const address of Object.values(addresses)) {
    const server = http.createServer((_, response) => response.end('{}'));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
  }
  const world = { addresses, port };
  let id = 0;
  // Draws so small that clients come at once and a batch is answered by at once.
  const chance = (): number => (id += 1) / 1e6;
  const newId = (): string => `C${(id += 1)}`;
  settings = { topology, world, region, now: Date.now, chance, newId, onNote: () => undefined };
});

afterAll(async () => {
  for (const rival of opened) await rival.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test.each([
  ['cron', () => cronMover(settings, 1)],
  ['cron × 3', () => cronMover(settings, 3)],
  ['fast checks', () => fastChecksMover(settings)],
])('%s has the pool’s clients as its own, and they are served', async (name, moverOf) => {
  const rival = await open(moverOf());
  expect(rival.name).toBe(name);
  // More than there are clients in the pool: others would have called by now.
  await until(() => rival.attempts.length > 60);
  expect(rival.attempts.filter(({ failure }) => failure !== undefined)).toEqual([]);
  expect(new Set(rival.attempts.map(({ pool }) => pool))).toEqual(new Set(['world']));
});

test('a batch moves those who ask after it', async () => {
  const cron = cronMover(settings, 1);
  let changed = false;
  // The clients come after half a second, the batch is answered by at once.
  let delay = 0.01;
  const changing: Mover = {
    ...cron,
    start: (apiUrl, zoneId) => {
      delay = 0;
      const without = cron.records.map((record) => ({
        ...record,
        weight: record.setIdentifier === 'ap-southeast-1' ? 1 : 0,
      }));
      void changeRecords(apiUrl, zoneId, without).then(() => (changed = true));
    },
  };
  const rival = await open(changing, () => delay + settings.chance());
  await until(() => rival.attempts.length > 10);
  expect(changed).toBe(true);
  expect(new Set(rival.attempts.map((attempt) => attempt.region))).toEqual(
    new Set(['ap-southeast-1']),
  );
});

test('what Route 53 refuses is told', async () => {
  let refused: unknown;
  const cron = cronMover(settings, 1);
  await open({
    ...cron,
    start: (apiUrl) => {
      void changeRecords(apiUrl, 'ZOTHER', cron.records).catch((error: unknown) => {
        refused = error;
      });
    },
  });
  await until(() => refused !== undefined);
  expect(String(refused)).toContain('NoSuchHostedZone');
});

// Helpers

async function open(mover: Mover, chance = settings.chance): Promise<Rival> {
  const rival = await openRival(mover, { ...settings, chance });
  opened.push(rival);
  return rival;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('did not come to pass within 8 s');
    await sleep(20);
  }
}

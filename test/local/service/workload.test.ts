import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegionConfig } from '../../../core/writer/region-config';
import { Network } from '../../../local/network/network';
import { workload } from '../../../local/service/workload';

const nowMs = 1_000_000;
const told: RegionConfig = {
  region: 'us-west-2',
  cells: {
    world: { writer: 'us-west-2', roleEpoch: 3, writeUntilMs: nowMs + 1 },
    eu: { writer: 'eu-west-1', roleEpoch: 1 },
  },
  admission: 1,
  level: 1,
};

describe('writes need a permit', () => {
  test('that is valid by the service’s own clock', async () => {
    const answer = await ask(told, 'POST', '/api/world/payments');
    expect(answer).toMatchObject({ status: 200, body: { wrote: '/api/world/payments' } });
  });

  test.each([
    ['a lapsed one', { ...told.cells['world'], writer: 'us-west-2', writeUntilMs: nowMs }],
    ['none', { writer: 'us-east-1', roleEpoch: 4 }],
  ])('%s is refused, and the writer is named', async (_, world) => {
    const config = { ...told, cells: { world: { roleEpoch: 4, ...world } } };
    const answer = await ask(config, 'POST', '/api/world/payments');
    expect(answer).toMatchObject({ status: 409, body: { writer: world.writer } });
  });

  test('a region that was told nothing yet starts read-only', async () => {
    expect(await ask(undefined, 'POST', '/api/world/payments')).toMatchObject({ status: 409 });
    expect(await ask(undefined, 'GET', '/api/world/payments')).toMatchObject({ status: 200 });
  });
});

describe('admission', () => {
  const half = { ...told, admission: 0.5 };

  test('what is not admitted is told to come back', async () => {
    const answer = await ask(half, 'GET', '/api/accounts', 0.5);
    expect(answer).toMatchObject({ status: 503, retryAfter: '30' });
  });

  test('what is admitted is served', async () => {
    expect(await ask(half, 'GET', '/api/accounts', 0.4999)).toMatchObject({ status: 200 });
  });

  test('health is answered whatever is shed: a full region is not a sick one', async () => {
    const none = { ...told, admission: 0 };
    expect(await ask(none, 'GET', '/region-health', 0.9)).toMatchObject({ status: 200 });
  });
});

// Helpers

async function ask(config: RegionConfig | undefined, method: string, path: string, chance = 0.9) {
  const server = http.createServer(
    workload({
      region: 'us-west-2',
      network: new Network(() => chance),
      healthPaths: ['/region-health'],
      config: () => config,
      now: () => nowMs,
      chance: () => chance,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  const body: unknown = await response.json();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { entered, get } from '../../../lambdas/net/get';
import { canaryAsker } from '../../../lambdas/net/canaries';
import { complaintAbout } from '../../../lambdas/net/region-probe';

type Serve = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const open: http.Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

describe('one GET', () => {
  test('gives status and body', async () => {
    const url = await serving((_, response) => response.end('well'));
    expect(await get(url, 2_000)).toEqual({ status: 200, body: 'well' });
  });

  test('follows no redirect', async () => {
    const url = await serving((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    });
    expect((await get(url, 2_000)).status).toBe(302);
  });

  test('gives up on a server that never answers', async () => {
    const url = await serving(() => undefined);
    await expect(get(url, 100)).rejects.toThrow('no answer within 100 ms');
  });

  test('gives up on a body that never ends, however slowly it drips', async () => {
    const url = await serving((_, response) => {
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    await expect(get(url, 150)).rejects.toThrow('no answer within 150 ms');
  });

  test('takes no more than 64 KiB of a flood, and leaves', async () => {
    const url = await serving((_, response) => {
      const flood = (): void => {
        while (response.write(Buffer.alloc(16_384, 'x')));
        response.once('drain', flood);
      };
      flood();
    });
    expect((await get(url, 5_000)).body).toHaveLength(65_536);
  });

  test.each([
    ['a reset connection', (request: http.IncomingMessage) => request.socket.destroy()],
    ['an answer that is no HTTP', (request: http.IncomingMessage) => request.socket.end('hello\n')],
    [
      'headers without an end',
      (request: http.IncomingMessage) =>
        request.socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`),
    ],
  ])('fails on %s', async (_, serve) => {
    const url = await serving((request) => {
      serve(request);
    });
    await expect(get(url, 2_000)).rejects.toThrow();
  });
});

describe('one connection of a probe', () => {
  test.each([
    [200, undefined],
    [204, 'status 204'],
    [302, 'status 302'],
    [503, 'status 503'],
  ])('finds status %i %s', async (status, complaint) => {
    const url = await serving((_, response) => response.writeHead(status).end());
    expect(await complaintAbout(url, 2_000)).toBe(complaint);
  });

  test('finds a region that refuses connections to be refusing them', async () => {
    const url = await serving(() => undefined);
    open.splice(0).forEach((server) => server.close());
    expect(await complaintAbout(url, 2_000)).toMatch(/ECONNREFUSED/);
  });
});

test('a canary that answers anything at all is reached, one that is silent is not', async () => {
  const [sick, silent] = [
    await serving((_, response) => response.writeHead(500).end()),
    await serving((request) => request.socket.destroy()),
  ];
  expect(await canaryAsker([sick.href, silent.href], {})()).toEqual([true, false]);
});

test('the desk changes how a place is entered and nothing else', () => {
  const url = entered('https://origin-x.bank.example.com/region-health', {
    scheme: 'http',
    port: 8_080,
  });
  expect(url.href).toBe('http://origin-x.bank.example.com:8080/region-health');
});

// Helpers

async function serving(serve: Serve): Promise<URL> {
  const server = http.createServer(serve);
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return new URL(`http://127.0.0.1:${port}/`);
}

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { curl } from '../../../local/rivals/curl';

let server: http.Server;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const status = Number(/^\/(\d+)$/.exec(request.url ?? '')?.[1]);
    // Any other path is accepted and never answered.
    if (status > 0) response.writeHead(status).end(request.headers.host);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.each([
  ['/200', true],
  ['/302', true],
  ['/404', false],
  ['/503', false],
  ['/silence', false],
])('%s: well is %s', async (path, well) => {
  expect(await ask(path)).toBe(well);
});

test('nobody there is not well', async () => {
  const closed = { address: '127.0.0.1', port: 1, host: 'a.example', path: '/200' };
  expect(await curl(closed, 1_000, new AbortController().signal)).toBe(false);
});

test('given up, it is over at once', async () => {
  const given = new AbortController();
  const asking = ask('/silence', given.signal, 60_000);
  given.abort();
  expect(await asking).toBe(false);
});

// Helpers

function ask(path: string, signal = new AbortController().signal, timeoutMs = 200) {
  const { port } = server.address() as AddressInfo;
  return curl({ address: '127.0.0.1', port, host: 'a.example', path }, timeoutMs, signal);
}

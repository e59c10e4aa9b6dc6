import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { makeRequest } from '../../../local/route53/check-request';
import type { Outcome, Probe } from '../../../models/route53/checkers';

const http: Probe['request'] = { fqdn: 'a.example.com', port: 80, path: '/health', https: false };
const tcp: Probe['request'] = { ...http, path: '', tcp: true };

const listening: net.Server[] = [];
afterEach(async () => {
  await Promise.all(
    listening.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

test.each<[string, (socket: net.Socket) => unknown, boolean, boolean]>([
  ['answers', answering('200 OK'), true, true],
  ['redirects', answering('302 Found'), true, true],
  ['answers with an error', answering('503 Unavailable'), true, false],
  ['resets every connection', (socket) => socket.resetAndDestroy(), false, false],
  [
    'resets it a moment later',
    (socket) => setTimeout(() => socket.resetAndDestroy(), 20),
    false,
    false,
  ],
])('an endpoint that %s', async (_, serve, passesTcp, passesHttp) => {
  const port = await listen(serve);
  expect((await outcome(port, tcp)).ok).toBe(passesTcp);
  expect((await outcome(port, http)).ok).toBe(passesHttp);
});

test('a TCP check is content with a connection over which nobody says anything', async () => {
  const port = await listen((socket) => socket.resume());
  expect(await outcome(port, tcp)).toEqual({ ok: true, reason: 'connected' });
});

test('nothing is sent over a TCP check', async () => {
  let received = 0;
  const port = await listen((socket) => {
    socket.on('data', ({ length }) => {
      received += length;
    });
  });
  await outcome(port, tcp);
  expect(received).toBe(0);
});

test('a port on which nobody listens fails both', async () => {
  const port = await listen(() => undefined);
  await new Promise((resolve) => listening.pop()?.close(resolve));
  expect((await outcome(port, tcp)).reason).toContain('ECONNREFUSED');
  expect((await outcome(port, http)).reason).toContain('ECONNREFUSED');
});

test.each([
  ['TCP', tcp],
  ['HTTP', http],
])('a %s request that is given up says nothing and leaves no connection', async (_, request) => {
  const closed: Promise<unknown>[] = [];
  const port = await listen((socket) => {
    socket.resume();
    closed.push(once(socket, 'close'));
  });
  let said = 0;
  const cancel = makeRequest({ host: '127.0.0.1', port, request }, () => {
    said += 1;
  });
  const [server] = listening;
  if (server === undefined) throw new Error('expected a server');
  await once(server, 'connection');
  cancel();
  await Promise.all(closed);
  expect(said).toBe(0);
});

// Helpers

async function listen(serve: (socket: net.Socket) => unknown): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  listening.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function answering(status: string) {
  return (socket: net.Socket): void => {
    socket.once('data', () => socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`));
  };
}

const outcome = (port: number, request: Probe['request']): Promise<Outcome> =>
  new Promise((resolve) => {
    makeRequest({ host: '127.0.0.1', port, request }, resolve);
  });

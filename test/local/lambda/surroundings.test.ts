import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { callFrom } from '../../../local/lambda/surroundings';

let server: http.Server;
const callers: string[] = [];
let connections = 0;

beforeEach(async () => {
  callers.length = 0;
  connections = 0;
  server = http.createServer((request, response) => {
    callers.push(request.socket.remoteAddress ?? '');
    response.end('well');
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test('calls leave from the region’s address until that is ended', async () => {
  const end = callFrom('127.0.0.11');
  try {
    await ask(false);
  } finally {
    end();
  }
  await ask(false);
  expect(callers).toEqual(['127.0.0.11', '127.0.0.1']);
});

test('an agent goes on using its one socket, call after call', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
  const end = callFrom('127.0.0.11');
  try {
    for (let call = 0; call < 10; call += 1) await ask(agent);
  } finally {
    end();
    agent.destroy();
  }
  expect(callers).toHaveLength(10);
  expect(connections).toBe(1);
});

// Helpers

function ask(agent: http.Agent | false): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, agent, timeout: 2_000 }, (response) => {
        resolve(text(response));
      })
      .on('timeout', () => {
        reject(new Error('no socket in time'));
      })
      .on('error', reject);
  });
}

import { once } from 'node:events';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import { framed } from '../../../local/dns/framing';
import { rcodes } from '../../../local/dns/message';
import { startDnsServer } from '../../../local/dns/server';
import { answer, closeServers, start } from './answering-server';
import { connect, overUdp, queryFor, rcodeOf } from './packets';

afterEach(closeServers);

describe('the place', () => {
  test('UDP and TCP share one port', async () => {
    const server = await start();
    const { socket, messages } = await connect(server);
    socket.write(framed(queryFor('a.example')));
    await messages(1);
    await overUdp(server, queryFor('a.example'));
    socket.destroy();
  });

  const testV6 = hasLoopbackV6() ? test : test.skip;
  testV6('IPv6 loopback will do (needs ::1 on this machine)', async () => {
    const server = await start({ address: '::1' });
    expect(rcodeOf(await overUdp(server, queryFor('a.example')))).toBe(rcodes.NOERROR);
  });

  test.each(['0.0.0.0', '192.0.2.1', '::', 'localhost'])('%s is refused', async (address) => {
    await expect(start({ address })).rejects.toThrow(address);
  });

  test('a port that is taken for TCP alone is an error, and leaves it free for UDP', async () => {
    const holder = net.createServer();
    holder.listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as net.AddressInfo;
    try {
      await expect(start({ port })).rejects.toThrow('EADDRINUSE');
    } finally {
      const closed = once(holder, 'close');
      holder.close();
      await closed;
    }
    expect((await start({ port })).port).toBe(port);
  });

  test('a port that is taken for UDP is an error, and leaves no socket behind', async () => {
    const { port } = await start();
    // A closed socket is gone at the end of the event loop's turn.
    const sockets = async () => {
      for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
      return process.getActiveResourcesInfo().filter((kind) => kind === 'UDPWrap');
    };
    const before = await sockets();
    await expect(start({ port })).rejects.toThrow('EADDRINUSE');
    expect(await sockets()).toEqual(before);
  });

  test('after close nothing answers and connections end', async () => {
    const server = await startDnsServer({ address: '127.0.0.1', port: 0, answer });
    const { closed } = await connect(server);
    await server.close();
    await closed;
    const again = await start({ port: server.port });
    expect(again.port).toBe(server.port);
  });
});

function hasLoopbackV6(): boolean {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.some(({ address }) => address === '::1');
}

import { framed } from '../../../local/dns/framing';
import type { DnsRecord } from '../../../local/dns/message';
import { addressOf, closeServers, start } from './answering-server';
import { connect, overUdp, queryFor } from './packets';

afterEach(closeServers);

describe('over TCP', () => {
  test('queries cut anywhere and sent together are answered in order', async () => {
    const { socket, messages } = await connect(await start());
    const stream = Buffer.concat([1, 2, 3].map((id) => framed(queryFor('a.example', { id }))));
    socket.setNoDelay(true);
    for (const piece of [stream.subarray(0, 1), stream.subarray(1, 30), stream.subarray(30)]) {
      await new Promise((resolve) => socket.write(piece, resolve));
    }
    expect((await messages(3)).map(({ id }) => id)).toEqual([1, 2, 3]);
    socket.destroy();
  });

  test('a connection that completes no message is closed, however it drips', async () => {
    const { socket, closed } = await connect(await start({ limits: { idleMs: 60 } }));
    socket.write(Buffer.from([1, 0]));
    const drip = setInterval(() => socket.write(Buffer.from([0])), 20);
    await closed;
    clearInterval(drip);
    expect(socket.destroyed).toBe(true);
  });

  test('a message that is no query ends the connection', async () => {
    const { socket, closed } = await connect(await start());
    socket.write(framed(Buffer.from('garbage')));
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test('connections beyond the limit are closed, those within it go on', async () => {
    const server = await start({ limits: { maxConnections: 1 } });
    const first = await connect(server);
    first.socket.write(framed(queryFor('a.example')));
    await first.messages(1);
    const second = await connect(server);
    await second.closed;
    first.socket.write(framed(queryFor('a.example')));
    expect(await first.messages(2)).toHaveLength(2);
    first.socket.destroy();
  });

  test('who does not read its answers waits for the rest, and then gets them all in order', async () => {
    let asked = 0;
    const wide: DnsRecord = { ...addressOf('a'), type: 'TXT', data: 'x'.repeat(250) };
    const server = await start({
      answer: ({ type }) => {
        if (type === 'A') return { rcode: 'NXDOMAIN', answers: [] };
        asked += 1;
        return { rcode: 'NOERROR', answers: Array.from({ length: 200 }, () => wide) };
      },
    });
    const { socket, messages } = await connect(server);
    socket.pause();
    // Some 16 MB of answers: more than the system keeps for a connection.
    const ids = Array.from({ length: 300 }, (_, id) => id);
    socket.write(Buffer.concat(ids.map((id) => framed(queryFor('a', { id, type: 'TXT' })))));
    while (asked === 0) await overUdp(server, queryFor('others.are.served'));
    expect(asked).toBeLessThan(ids.length);
    socket.resume();
    expect((await messages(ids.length)).map(({ id }) => id)).toEqual(ids);
    socket.destroy();
  });
});

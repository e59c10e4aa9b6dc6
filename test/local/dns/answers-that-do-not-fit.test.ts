import { TRUNCATED_RESPONSE } from 'dns-packet';
import { framed } from '../../../local/dns/framing';
import { closeServers, flagged, start } from './answering-server';
import { connect, datagram, overUdp, queryFor } from './packets';

afterEach(closeServers);

describe('an answer that does not fit', () => {
  test.each([
    ['512 bytes without EDNS', 'many40.example', {}, true],
    ['512 bytes for an asker that claims less', 'many5.example', { payloadSize: 10 }, false],
    ['what the asker takes', 'many40.example', { payloadSize: 1232 }, true],
    ['what the asker takes, where it does', 'many40.example', { payloadSize: 4096 }, false],
    ['4096 bytes, whatever the asker takes', 'many200.example', { payloadSize: 65_535 }, true],
  ])('is measured against %s', async (_, name, wanted, truncated) => {
    const server = await start();
    const bytes = await datagram(server, queryFor(name, wanted));
    const reply = await overUdp(server, queryFor(name, wanted));
    expect(flagged(reply, TRUNCATED_RESPONSE)).toBe(truncated);
    expect(reply.answers?.length === 0).toBe(truncated);
    if (truncated) expect(bytes.length).toBeLessThanOrEqual(512);
  });

  test('comes whole over TCP', async () => {
    const { socket, messages } = await connect(await start());
    socket.write(framed(queryFor('many200.example')));
    const [reply] = await messages(1);
    expect(reply?.answers).toHaveLength(200);
    socket.destroy();
  });
});

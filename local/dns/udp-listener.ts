import dgram from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Listener, Place } from './listener';
import type { Responder } from './respond';
import { respond } from './respond';

/** Answers datagrams at a place; port 0 finds a free one. Rejects if the place is taken. */
export async function listenUdp({ address, port }: Place, responder: Responder): Promise<Listener> {
  const socket = dgram.createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  socket.on('message', (bytes, from) => {
    const reply = respond(bytes, 'udp', responder);
    // Port 0 is no sender's, and sending to it throws.
    if (reply === undefined || from.port === 0) return;
    socket.send(reply, from.port, from.address, (error) => {
      if (error !== null) responder.onError(error);
    });
  });
  await bind(socket, { address, port });
  socket.on('error', responder.onError);
  return {
    port: socket.address().port,
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

/** A socket that could not be bound is a socket all the same, and must be closed. */
async function bind(socket: dgram.Socket, { address, port }: Place): Promise<void> {
  try {
    socket.bind(port, address);
    await once(socket, 'listening');
  } catch (error) {
    socket.close();
    throw error;
  }
}

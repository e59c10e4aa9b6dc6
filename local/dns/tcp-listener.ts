import { once } from 'node:events';
import net from 'node:net';
import { Framing, framed } from './framing';
import type { Listener, Place } from './listener';
import type { Responder } from './respond';
import { respond } from './respond';

export type TcpLimits = {
  /** A connection without a complete message for so long is closed, however busily it drips. */
  readonly idleMs: number;
  /** Connections beyond so many are closed at once. */
  readonly maxConnections: number;
};

export const defaultTcpLimits: TcpLimits = { idleMs: 5_000, maxConnections: 256 };

/** Answers over connections at a place; port 0 finds a free one. Rejects if the place is taken. */
export async function listenTcp(
  { address, port }: Place,
  responder: Responder,
  limits: TcpLimits,
): Promise<Listener> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, responder, limits);
  });
  server.maxConnections = limits.maxConnections;
  server.listen(port, address);
  await once(server, 'listening');
  server.on('error', responder.onError);
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function converse(socket: net.Socket, responder: Responder, { idleMs }: TcpLimits): void {
  const framing = new Framing();
  const waiting: Buffer[] = [];
  const idle = setTimeout(() => socket.destroy(), idleMs);
  /** Who does not read its answers may not go on asking: the rest waits until there is room. */
  const answerWaiting = (): void => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const reply = respond(next, 'tcp', responder);
      // What a server may pass over as a datagram is nobody's question on a connection.
      if (reply === undefined) socket.destroy();
      if (socket.destroyed) return;
      if (reply !== undefined && !socket.write(framed(reply))) {
        socket.pause();
        return;
      }
    }
    socket.resume();
  };
  socket.on('data', (piece: Buffer) => {
    const messages = framing.push(piece);
    if (messages.length > 0) idle.refresh();
    waiting.push(...messages);
    answerWaiting();
  });
  socket.on('drain', answerWaiting);
  socket.on('close', () => {
    clearTimeout(idle);
  });
  // A connection that breaks is its client's business.
  socket.on('error', () => socket.destroy());
}

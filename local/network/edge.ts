import http from 'node:http';
import net from 'node:net';
import type { Fate } from './network';

export type EdgePlace = { readonly address: string; readonly port: number };

/** How an edge treats callers: the fate of each connection, and who answers what gets through. */
export type EdgeRules = {
  readonly fateOf: (callerAddress: string) => Fate;
  /** Asked again before an answer leaves: a region that died meanwhile says nothing. */
  readonly isSilenced: () => boolean;
  readonly serve: (request: http.IncomingMessage, response: http.ServerResponse) => void;
};

export type Edge = { readonly close: () => Promise<void> };

/** Connections a desk edge keeps at once; far above what its own fleet opens. */
const connectionLimit = 4_000;

/** A region's way in: a TCP listener that lets faults happen to connections, then HTTP. */
export async function openEdge(place: EdgePlace, rules: EdgeRules): Promise<Edge> {
  const sockets = new Set<net.Socket>();
  const web = http.createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    if (rules.isSilenced()) return;
    rules.serve(request, response);
  });
  const listener = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const fate = rules.fateOf(socket.remoteAddress ?? '');
    if (fate === 'answered') web.emit('connection', socket);
    else if (fate === 'refused') socket.resetAndDestroy();
    // A silent socket is read and never answered, until its caller gives up.
    else socket.resume();
  });
  listener.maxConnections = connectionLimit;
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(place.port, place.address, resolve);
  });
  return {
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        listener.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      web.close();
      await closed;
    },
  };
}

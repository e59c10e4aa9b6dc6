import dgram from 'node:dgram';
import net, { isIPv6 } from 'node:net';
import { Framing, framed } from './framing';
import type { Place } from './listener';

/** One question to one server: how long to wait, and what counts as its answer. */
export type Exchange<T> = {
  readonly server: Place;
  readonly question: Buffer;
  readonly timeoutMs: number;
  /** Reads a packet; undefined of one that is no answer to this question, and is passed over. */
  readonly read: (bytes: Buffer) => T | undefined;
};

/** Asks by a datagram from a port of its own. Rejects after the time, or where nobody listens. */
export function askUdp<T>({ server, question, timeoutMs, read }: Exchange<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    const deadline = setTimeout(() => {
      fail(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = (): void => {
      clearTimeout(deadline);
      socket.removeAllListeners();
      socket.close();
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    socket.on('error', fail);
    socket.on('message', (bytes) => {
      const answer = read(bytes);
      if (answer === undefined) return;
      end();
      resolve(answer);
    });
    // Connected, so that only this server's packets arrive.
    socket.connect(server.port, server.address, () => {
      socket.send(question);
    });
  });
}

/** Asks over a connection, for what does not fit a datagram. */
export function askTcp<T>({ server, question, timeoutMs, read }: Exchange<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const framing = new Framing();
    const socket = net.connect(server.port, server.address, () => socket.write(framed(question)));
    const end = (): void => {
      clearTimeout(deadline);
      socket.destroy();
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const deadline = setTimeout(() => {
      fail(new Error(`no answer over TCP within ${timeoutMs} ms`));
    }, timeoutMs);
    socket.on('error', fail);
    socket.on('end', () => {
      fail(new Error('the server closed the connection without an answer'));
    });
    socket.on('data', (piece: Buffer) => {
      for (const message of framing.push(piece)) {
        const answer = read(message);
        if (answer === undefined) continue;
        end();
        resolve(answer);
        return;
      }
    });
  });
}

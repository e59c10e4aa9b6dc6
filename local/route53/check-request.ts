import http from 'node:http';
import net from 'node:net';
import type { Outcome, Probe } from '../../models/route53/checkers';
import { checkerTimeouts } from '../../models/route53/delays';
import { passes } from '../../models/route53/health-check';

/** What a checker asks, and where on the desk the name it asks leads. */
export type Asked = {
  readonly host: string;
  readonly port: number;
  readonly request: Probe['request'];
};

/** Gives a request up without an outcome. */
export type Cancel = () => void;

/** Makes one request with Route 53's patience; `done` is called once, unless it is given up. */
export function makeRequest(asked: Asked, done: (outcome: Outcome) => void): Cancel {
  return asked.request.tcp === true ? connect(asked, done) : get(asked, done);
}

/**
 * A region of the desk that refuses connections can do so only after its kernel has opened them:
 * one that is reset within this time was never open, milliseconds.
 */
const resetWithinMs = 100;

/** TCP: 10 s for a connection to open; nothing is sent over it. */
function connect({ host, port }: Asked, done: (outcome: Outcome) => void): Cancel {
  const socket = net.connect({ host, port });
  const end = (outcome: Outcome): void => {
    cancel();
    done(outcome);
  };
  let patience = setTimeout(() => {
    end({ ok: false, reason: 'connect timed out' });
  }, checkerTimeouts.tcpConnectMs);
  const cancel = (): void => {
    clearTimeout(patience);
    socket.removeAllListeners();
    // One that breaks while it is closed has nobody to tell.
    socket.on('error', () => undefined);
    socket.destroy();
  };
  socket.on('connect', () => {
    clearTimeout(patience);
    patience = setTimeout(() => {
      end({ ok: true, reason: 'connected' });
    }, resetWithinMs);
  });
  socket.on('error', (error) => {
    end({ ok: false, reason: error.message });
  });
  socket.resume();
  return cancel;
}

/** HTTP: 4 s to connect, 2 s more to a status; 2xx and 3xx pass. The desk speaks no TLS. */
function get({ host, port, request }: Asked, done: (outcome: Outcome) => void): Cancel {
  const headers = { host: request.fqdn, 'user-agent': 'Amazon-Route53-Health-Check-Service' };
  const call = http.get({ host, port, path: request.path, headers, agent: false });
  const end = (outcome: Outcome): void => {
    cancel();
    done(outcome);
  };
  const giveUpAfter = (ms: number, reason: string): NodeJS.Timeout =>
    setTimeout(() => {
      end({ ok: false, reason });
    }, ms);
  let patience = giveUpAfter(checkerTimeouts.connectMs, 'connect timed out');
  const cancel = (): void => {
    clearTimeout(patience);
    call.removeAllListeners();
    call.on('error', () => undefined);
    call.destroy();
  };
  call.on('socket', (socket) => {
    socket.on('connect', () => {
      clearTimeout(patience);
      patience = giveUpAfter(checkerTimeouts.statusMs, 'no status code in time');
    });
  });
  call.on('response', ({ statusCode = 0 }) => {
    end({ ok: passes(statusCode), reason: `status ${statusCode}` });
  });
  call.on('error', (error) => {
    end({ ok: false, reason: error.message });
  });
  return cancel;
}

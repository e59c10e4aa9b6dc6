import { parsePrefix } from '../../models/route53/prefix';
import { onFreePort } from './free-port';
import type { Listener, Place } from './listener';
import type { Answerer } from './message';
import type { Responder } from './respond';
import type { TcpLimits } from './tcp-listener';
import { defaultTcpLimits, listenTcp } from './tcp-listener';
import { listenUdp } from './udp-listener';

export type DnsServerSettings = {
  /** A loopback address; a server of made-up answers has no business elsewhere. */
  readonly address: string;
  /** For UDP and TCP alike; 0 finds one that is free for both. */
  readonly port: number;
  /** Knows the answers. One that throws gives SERVFAIL. */
  readonly answer: Answerer;
  /** Told what went wrong behind a SERVFAIL or on a socket. */
  readonly onError?: (error: unknown) => void;
  readonly limits?: Partial<TcpLimits>;
};

export type DnsServer = Place & {
  /** Stops listening and ends every connection. */
  readonly close: () => Promise<void>;
};

/**
 * An authoritative DNS server over UDP and TCP. It honours EDNS and the client subnet, marks what
 * does not fit a datagram as truncated, and answers malformed packets with FORMERR.
 */
export async function startDnsServer(settings: DnsServerSettings): Promise<DnsServer> {
  const { address, port } = settings;
  if (!isLoopback(address)) throw new Error(`${address} is not a loopback address; use 127.0.0.1`);
  const listen = () => listenOnBoth(settings);
  return port === 0 ? onFreePort(listen) : listen();
}

async function listenOnBoth(settings: DnsServerSettings): Promise<DnsServer> {
  const { address, answer, onError = () => undefined, limits } = settings;
  const responder: Responder = { answer, onError };
  const udp = await listenUdp(settings, responder);
  let tcp: Listener;
  try {
    const place = { address, port: udp.port };
    tcp = await listenTcp(place, responder, { ...defaultTcpLimits, ...limits });
  } catch (error) {
    await udp.close();
    throw error;
  }
  return {
    address,
    port: udp.port,
    close: async () => {
      await Promise.all([udp.close(), tcp.close()]);
    },
  };
}

function isLoopback(address: string): boolean {
  const { family, bits } = parsePrefix(address);
  return family === 6 ? bits === 1n : bits >> 24n === 127n;
}

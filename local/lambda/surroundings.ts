import dns from 'node:dns';
import net from 'node:net';
import type { Place } from '../dns/listener';
import { ask } from '../dns/question';

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;
type Done = (error: Error | null, address?: unknown, family?: number) => void;

/** A question on loopback is answered at once or not at all. */
const timeoutMs = 1_000;

/**
 * Lets this thread find names at the desk's DNS server instead of the machine's resolver: the
 * stand-in for an operating system's configuration, which a thread cannot have of its own. Node's
 * own resolver is left out of it, and so are datagrams: a thread that is ended while an answer comes
 * in by either ends the whole process (`v8::FromJust` in UDPWrap::OnRecv, Node 20). TCP does not.
 */
export function findNamesAt(server: Place): void {
  dns.lookup = lookupAt(server) as typeof dns.lookup;
  dns.promises.resolveCname = async (name) => {
    const { records } = await ask(name, 'A', { server, timeoutMs, onlyTcp: true });
    const names = records.filter(({ type }) => type === 'CNAME').map(({ data }) => data);
    if (names.length === 0) throw new Error(`no CNAME at ${name}`);
    return names;
  };
}

/** `dns.lookup`, in each of the ways in which Node and the SDK call it. */
function lookupAt(server: Place) {
  return (host: string, options: unknown, callback?: unknown): void => {
    const done = (typeof options === 'function' ? options : callback) as Done;
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all;
    addressOf(host, server).then(
      (address) => {
        if (all === true) done(null, [{ address, family: 4 }]);
        else done(null, address, 4);
      },
      (error: unknown) => {
        done(error as Error);
      },
    );
  };
}

async function addressOf(host: string, server: Place): Promise<string> {
  // An address is its own answer; the question itself is sent from one (0.0.0.0) to another.
  if (net.isIP(host) !== 0) return host;
  if (host === 'localhost') return '127.0.0.1';
  const { records } = await ask(host, 'A', { server, timeoutMs, onlyTcp: true });
  const address = records.find(({ type }) => type === 'A')?.data;
  if (address === undefined) throw new Error(`no address: ${host}`);
  return address;
}

/**
 * Lets every outgoing connection leave from the region's own address, as its network would, until
 * the returned function is called. The caller's options are copied, never changed: an agent keeps
 * them to know its sockets by, and would lose every socket it has.
 */
export function callFrom(address: string): () => void {
  const connect = Reflect.get(net.Socket.prototype, 'connect') as Connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    // Node hands its own calls over as [options, callback] in one array that it knows by a mark.
    const list: unknown[] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const [options] = list;
    if (typeof options === 'object' && options !== null && 'port' in options) {
      list[0] = { ...options, localAddress: address };
    }
    return Reflect.apply(connect, this, args);
  };
  return () => {
    net.Socket.prototype.connect = connect;
  };
}

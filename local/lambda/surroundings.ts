import net from 'node:net';

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;
type Resolve4 = (name: string, done: (error: Error | null, addresses: string[]) => void) => void;
type Done = (error: Error | null, address?: unknown, family?: number) => void;

const isLoopback = (host: string): boolean => host === 'localhost' || host.startsWith('127.');

/**
 * A host lookup that asks the desk's DNS server instead of the machine's resolver: the stand-in for
 * the operating system's configuration, which a thread cannot have of its own.
 */
export function lookupBy(resolve4: Resolve4) {
  return (host: string, options: unknown, callback?: unknown): void => {
    const done = (typeof options === 'function' ? options : callback) as Done;
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all;
    const give = (address: string): void => {
      if (all === true) done(null, [{ address, family: 4 }]);
      else done(null, address, 4);
    };
    if (isLoopback(host)) {
      process.nextTick(give, host === 'localhost' ? '127.0.0.1' : host);
      return;
    }
    resolve4(host, (error, addresses) => {
      const [address] = addresses;
      if (error !== null || address === undefined) done(error ?? new Error(`no address: ${host}`));
      else give(address);
    });
  };
}

/** Lets every outgoing connection leave from the region's own address, as its network would. */
export function callsFrom(address: string): Connect {
  const connect = Reflect.get(net.Socket.prototype, 'connect') as Connect;
  return function (this: net.Socket, ...args: unknown[]): net.Socket {
    // Node hands its own calls over as [options, callback] in one array.
    const [first] = args;
    const options: unknown = Array.isArray(first) ? first[0] : first;
    if (typeof options === 'object' && options !== null && 'port' in options) {
      Object.assign(options, { localAddress: address });
    }
    return Reflect.apply(connect, this, args);
  };
}

import net from 'node:net';

/** Where nobody in particular lives: AWS's endpoints, canaries, the DNS server, the desk itself. */
export const neutralAddress = '127.0.0.1';

/** Each region has a loopback address of its own, so that everyone can see who is calling. */
export const regionAddress = (index: number): string => `127.0.0.${11 + index}`;

/** This machine has only one loopback address, and the desk needs one for each region. */
export class NoLoopbackAddress extends Error {
  override readonly name = 'NoLoopbackAddress';

  constructor(address: string) {
    super(
      `cannot listen on ${address}; on this system each address needs one command first: ` +
        `sudo ifconfig lo0 alias ${address} up`,
    );
  }
}

/** A port that is free on every address at once. Tries a few, since others look for ports too. */
export async function portFreeOnAll(addresses: readonly string[]): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await freePort(neutralAddress);
    if (port !== undefined && (await areFree(addresses, port))) return port;
  }
  throw new Error(`no port found that is free on all of ${addresses.join(', ')}; close something`);
}

async function areFree(addresses: readonly string[], port: number): Promise<boolean> {
  for (const address of addresses) {
    if ((await freePort(address, port)) === undefined) return false;
  }
  return true;
}

/** Listens for a moment; undefined when the port is taken. */
function freePort(address: string, wanted = 0): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else if (error.code === 'EADDRNOTAVAIL') reject(new NoLoopbackAddress(address));
      else reject(error);
    });
    server.listen(wanted, address, () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : undefined;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

import http from 'node:http';

/** Where a region is asked, and as whom. */
export type Curled = {
  readonly address: string;
  readonly port: number;
  readonly host: string;
  readonly path: string;
};

/**
 * `curl -f -m <timeout>`: whether a status below 400 and the whole answer came within the time-out.
 * The desk speaks no TLS. Never rejects.
 */
export function curl(asked: Curled, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const { address, port, host, path } = asked;
  return new Promise((resolve) => {
    const options = { host: address, port, path, agent: false, headers: { host }, signal };
    const request = http.get(options, (response) => {
      response.resume();
      response.on('end', () => {
        end((response.statusCode ?? 0) < 400);
      });
      response.on('error', () => {
        end(false);
      });
    });
    const patience = setTimeout(() => {
      end(false);
    }, timeoutMs);
    const end = (well: boolean): void => {
      clearTimeout(patience);
      request.destroy();
      resolve(well);
    };
    request.on('error', () => {
      end(false);
    });
  });
}

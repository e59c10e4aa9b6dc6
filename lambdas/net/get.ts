import http from 'node:http';
import https from 'node:https';

/** The desk's way in: names map to loopback there, in plain HTTP on one port. Absent on AWS. */
export type Entry = { readonly scheme?: string | undefined; readonly port?: number | undefined };

/** The same place, entered as the desk says. */
export function entered(address: string, { scheme, port }: Entry): URL {
  const url = new URL(address);
  if (scheme !== undefined) url.protocol = scheme;
  if (port !== undefined) url.port = String(port);
  return url;
}

export type Got = { readonly status: number; readonly body: string };

/** A health body or a picture is small; more than this is somebody wasting our time. */
const bodyLimit = 64 * 1024;

/**
 * One GET on a connection of its own, no redirects followed. Resolves with the status and at most
 * 64 KiB of body, rejects with a reason in words. Never outlives `timeoutMs`.
 */
export function get(url: URL, timeoutMs: number): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const call = request(url, { agent: false, headers: { 'user-agent': 'meridian' } });
    const deadline = setTimeout(() => {
      call.destroy(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const finish = (act: () => void): void => {
      clearTimeout(deadline);
      act();
      call.destroy();
    };
    call.on('error', (error) => {
      finish(() => {
        reject(error);
      });
    });
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = (): void => {
        finish(() => {
          const body = Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body });
        });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= bodyLimit) done();
      });
      response.on('end', done);
      response.on('error', (error) => {
        finish(() => {
          reject(error);
        });
      });
    });
    call.end();
  });
}

import type { IncomingMessage } from 'node:http';
import { WireError } from './wire-error';

/** DynamoDB takes 16 MB in one request; nothing else the desk imitates takes more. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The caller was gone before its request was complete: there is nobody to answer. */
export class HungUp extends Error {
  override readonly name = 'HungUp';
}

/**
 * Reads a body whole. Above the limit it rejects with a WireError as soon as that is known; the
 * rest is read and dropped, so that the caller gets to the answer.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      const message = `the body has more than ${maxBytes} bytes, send less at once`;
      reject(new WireError('RequestEntityTooLargeException', message, 413));
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.on('error', () => {
      reject(new HungUp());
    });
  });
}

/**
 * ASN.1 in its distinguished encoding (ITU-T X.690), as far as a certificate needs it: each value
 * is its tag, its length and its content.
 */
function encoded(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

/** Short lengths take one byte; longer ones are preceded by how many bytes they take. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer =>
  encoded(0x30, Buffer.concat(parts));

export const set = (...parts: readonly Buffer[]): Buffer => encoded(0x31, Buffer.concat(parts));

/** Integers of one byte are all that is needed here. */
export function smallInteger(value: number): Buffer {
  if (!Number.isInteger(value) || value < 0 || value > 0x7f) {
    throw new Error(`${value} does not fit into seven bits; take an integer from 0 to 127`);
  }
  return encoded(0x02, Buffer.from([value]));
}

export const boolean = (value: boolean): Buffer =>
  encoded(0x01, Buffer.from([value ? 0xff : 0x00]));

export const nothing = (): Buffer => encoded(0x05, Buffer.alloc(0));

export const text = (value: string): Buffer => encoded(0x0c, Buffer.from(value, 'utf8'));

export const octets = (content: Buffer): Buffer => encoded(0x04, content);

/** Whole bytes, so no bit of the last one is unused. */
export const bits = (content: Buffer): Buffer =>
  encoded(0x03, Buffer.concat([Buffer.from([0]), content]));

/** A moment as UTCTime, to the second. */
export const moment = (atMs: number): Buffer => {
  const digits = new Date(atMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return encoded(0x17, Buffer.from(`${digits}Z`, 'ascii'));
};

/** A context-specific tag around values. */
export const tagged = (tag: number, content: Buffer): Buffer => encoded(0xa0 | tag, content);

/** A context-specific tag in place of a string's own. */
export const taggedText = (tag: number, value: string): Buffer =>
  encoded(0x80 | tag, Buffer.from(value, 'ascii'));

/** An object identifier in dotted form: the first two arcs share a byte, the others take base 128. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encoded(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let left = arc >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

/** The length in front of every message over TCP, bytes (RFC 1035, 4.2.2). */
const prefixBytes = 2;

/** Puts messages together from however the stream was cut; copies each byte at most twice. */
export class Framing {
  private pieces: Buffer[] = [];
  private size = 0;
  private wanted: number | undefined;

  /** The messages that are now complete, in order. */
  push(piece: Buffer): Buffer[] {
    this.pieces.push(piece);
    this.size += piece.length;
    const messages: Buffer[] = [];
    for (let next = this.take(); next !== undefined; next = this.take()) messages.push(next);
    return messages;
  }

  private take(): Buffer | undefined {
    if (this.size < prefixBytes) return undefined;
    this.wanted ??= this.joined().readUInt16BE(0) + prefixBytes;
    if (this.size < this.wanted) return undefined;
    const all = this.joined();
    const message = all.subarray(prefixBytes, this.wanted);
    const rest = all.subarray(this.wanted);
    this.pieces = [rest];
    this.size = rest.length;
    this.wanted = undefined;
    return message;
  }

  private joined(): Buffer {
    const [only, ...more] = this.pieces;
    const all = only !== undefined && more.length === 0 ? only : Buffer.concat(this.pieces);
    this.pieces = [all];
    return all;
  }
}

/** A message with its length in front. */
export function framed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt16BE(message.length);
  return Buffer.concat([prefix, message]);
}

import { SocketAddress } from 'node:net';
import { parsePrefix } from '../../models/route53/prefix';

/** The EDNS option (RFC 7871). */
export const clientSubnetCode = 8;

/** Bits of an address by the option's family number; 0 is said by those who tell no address. */
const bitsOf = { 0: 0, 1: 32, 2: 128 } as const;
type Family = keyof typeof bitsOf;

/** The client's network as a resolver tells it: only as many bits as it wants known. */
export type ClientSubnet = {
  readonly family: Family;
  readonly length: number;
  /** Just the bytes that hold those bits; the bits beyond them are 0. */
  readonly bytes: Buffer;
};

/** Reads the option's data. Throws where RFC 7871 wants a format error. */
export function readClientSubnet(data: Buffer): ClientSubnet {
  const family = data.readUInt16BE(0);
  const length = data.readUInt8(2);
  const scope = data.readUInt8(3);
  const bytes = data.subarray(4);
  if (
    !isFamily(family) ||
    length > bitsOf[family] ||
    scope !== 0 ||
    bytes.length !== Math.ceil(length / 8) ||
    !masked(bytes, length).equals(bytes)
  ) {
    throw new Error(`client subnet ${data.toString('hex')} is malformed; see RFC 7871`);
  }
  return { family, length, bytes };
}

/** The option's data; `scope` says for how many bits an answer holds, and is 0 in a question. */
export function writeClientSubnet({ family, length, bytes }: ClientSubnet, scope: number): Buffer {
  return Buffer.concat([Buffer.from([0, family, length, scope]), bytes]);
}

/** A subnet or an address as an option would carry it. Throws for other text. */
export function clientSubnetFrom(text: string): ClientSubnet {
  const { family: version, bits, length } = parsePrefix(text);
  const family = version === 4 ? 1 : 2;
  const whole = Buffer.from(bits.toString(16).padStart(bitsOf[family] / 4, '0'), 'hex');
  return { family, length, bytes: masked(whole.subarray(0, Math.ceil(length / 8)), length) };
}

/** `192.0.2.0/24`; undefined of length 0, by which a client asks not to be placed. */
export function describeClientSubnet({ family, length, bytes }: ClientSubnet): string | undefined {
  if (length === 0) return undefined;
  const whole = Buffer.concat([bytes, Buffer.alloc(bitsOf[family] / 8 - bytes.length)]);
  if (family === 1) return `${[...whole].join('.')}/${length}`;
  const groups = Array.from({ length: 8 }, (_, at) => whole.readUInt16BE(at * 2).toString(16));
  // Node shortens it to the one usual spelling.
  const { address } = new SocketAddress({ address: groups.join(':'), family: 'ipv6' });
  return `${address}/${length}`;
}

const isFamily = (number: number): number is Family => number in bitsOf;

/** A copy whose bits beyond the length are 0. */
function masked(bytes: Buffer, length: number): Buffer {
  const copy = Buffer.from(bytes);
  const last = copy.at(-1);
  const used = length % 8;
  if (last !== undefined && used !== 0) copy[copy.length - 1] = last & (0xff << (8 - used));
  return copy;
}

import type { DecodedPacket, OptAnswer, Question } from 'dns-packet';
import { decode, encode } from 'dns-packet';
import type { ClientSubnet } from './client-subnet';
import { clientSubnetCode, readClientSubnet } from './client-subnet';
import type { Rcode } from './message';

export type Edns = {
  readonly version: number;
  /** How large an answer the asker takes over UDP, bytes. */
  readonly payloadSize: number;
  readonly subnet?: ClientSubnet;
};

/** The first 12 bytes as far as an answer repeats them. */
export type Header = {
  readonly id: number;
  readonly opcode: number;
  readonly recursionDesired: boolean;
};

export type Query = { readonly header: Header; readonly question: Question; readonly edns?: Edns };

/** What a packet is: a query, something to turn down by its header alone, or nothing to answer. */
export type Received =
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'turned down'; readonly header: Header; readonly rcode: Rcode }
  | { readonly kind: 'dropped' };

const headerBytes = 12;

/** Reads any bytes at all and never throws. Responses are dropped, or two servers could play tennis. */
export function readQuery(bytes: Buffer): Received {
  if (bytes.length < headerBytes) return { kind: 'dropped' };
  const flags = bytes.readUInt16BE(2);
  if ((flags & 0x8000) !== 0) return { kind: 'dropped' };
  const header: Header = {
    id: bytes.readUInt16BE(0),
    opcode: (flags >> 11) & 0xf,
    recursionDesired: (flags & 0x0100) !== 0,
  };
  if (header.opcode !== 0) return { kind: 'turned down', header, rcode: 'NOTIMP' };
  const body = readBody(bytes);
  return body === undefined
    ? { kind: 'turned down', header, rcode: 'FORMERR' }
    : { kind: 'query', query: { header, ...body } };
}

function readBody(bytes: Buffer): Omit<Query, 'header'> | undefined {
  // Counted before it is decoded, so that a small packet cannot ask for thousands of records.
  const [questions, answers, authorities, additionals] = [4, 6, 8, 10].map((at) =>
    bytes.readUInt16BE(at),
  );
  if (questions !== 1 || answers !== 0 || authorities !== 0 || (additionals ?? 0) > 2)
    return undefined;
  try {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    if (question === undefined || !isSpelledBack(question, bytes)) return undefined;
    return { question, ...readEdns(packet) };
  } catch {
    // Bytes from anybody: whatever the decoder makes of them, the packet is malformed.
    return undefined;
  }
}

/** Whether the question can be repeated byte for byte: a label may hold what text cannot. */
function isSpelledBack(question: Question, bytes: Buffer): boolean {
  const again = encode({ questions: [question] }).subarray(headerBytes);
  return again.equals(bytes.subarray(headerBytes, headerBytes + again.length));
}

function readEdns({ additionals = [] }: DecodedPacket): { edns?: Edns } {
  const [opt, ...more] = additionals.filter((record) => record.type === 'OPT');
  if (opt === undefined) return {};
  if (more.length > 0 || opt.name !== '.')
    throw new Error('more than one OPT record, or a named one');
  const subnet = readSubnet(opt);
  const { ednsVersion: version, udpPayloadSize: payloadSize } = opt;
  return { edns: { version, payloadSize, ...(subnet && { subnet }) } };
}

function readSubnet({ options }: OptAnswer): ClientSubnet | undefined {
  const [option, ...more] = options.filter(({ code }) => code === clientSubnetCode);
  if (more.length > 0) throw new Error('more than one client subnet');
  return option?.data && readClientSubnet(option.data);
}

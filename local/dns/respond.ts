import { describeClientSubnet } from './client-subnet';
import type { Answerer, DnsReply } from './message';
import type { Query } from './query';
import { readQuery } from './query';
import { udpLimitOf, writeBadVersion, writeReply, writeTurnedDown } from './reply';

export type Responder = {
  readonly answer: Answerer;
  /** Told why a query got SERVFAIL. */
  readonly onError: (error: unknown) => void;
};

export type Transport = 'udp' | 'tcp';

/** A TCP message's length is two bytes. */
const tcpLimit = 65_535;

/** Questions about whole zones or all types, which nobody needs here and attackers like. */
const refusedTypes = ['ANY', 'AXFR', 'IXFR'];

/** The bytes to send back, if any. Never throws, whatever came in and whatever the answerer does. */
export function respond(
  bytes: Buffer,
  transport: Transport,
  responder: Responder,
): Buffer | undefined {
  const received = readQuery(bytes);
  if (received.kind === 'dropped') return undefined;
  if (received.kind === 'turned down') return writeTurnedDown(received.header, received.rcode);
  const { query } = received;
  if (query.edns !== undefined && query.edns.version !== 0) return writeBadVersion(query);
  const limit = transport === 'udp' ? udpLimitOf(query) : tcpLimit;
  try {
    return writeReply(query, replyTo(query, responder.answer), limit);
  } catch (error) {
    responder.onError(error);
    return writeReply(query, { rcode: 'SERVFAIL', answers: [] }, limit);
  }
}

function replyTo({ question, edns }: Query, answer: Answerer): DnsReply {
  const { name, type, class: family = 'IN' } = question;
  if (family !== 'IN' || refusedTypes.includes(type)) return { rcode: 'REFUSED', answers: [] };
  return answer({ name, type }, edns?.subnet && describeClientSubnet(edns.subnet));
}

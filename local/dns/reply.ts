import type { OptAnswer, PacketOpt } from 'dns-packet';
import { AUTHORITATIVE_ANSWER, RECURSION_DESIRED, TRUNCATED_RESPONSE, encode } from 'dns-packet';
import { clientSubnetCode, writeClientSubnet } from './client-subnet';
import type { DnsReply, Rcode } from './message';
import { rcodes } from './message';
import type { Edns, Header, Query } from './query';
import { toWire } from './record-data';

/** UDP answers without EDNS end here, bytes (RFC 1035). */
const plainLimit = 512;

/** The largest UDP answer sent to anyone, bytes, and what we say we take. */
export const payloadLimit = 4096;

/** What an asker takes over UDP, bytes. */
export const udpLimitOf = ({ edns }: Query): number =>
  Math.min(payloadLimit, Math.max(plainLimit, edns?.payloadSize ?? plainLimit));

/** An answer by the header alone, to a packet whose question cannot be trusted. */
export function writeTurnedDown({ id, opcode, recursionDesired }: Header, rcode: Rcode): Buffer {
  const flags = (opcode << 11) | (recursionDesired ? RECURSION_DESIRED : 0) | rcodes[rcode];
  return encode({ type: 'response', id, flags });
}

/** An answer of at most so many bytes; what does not fit is left out whole and marked truncated. */
export function writeReply(query: Query, reply: DnsReply, limit: number): Buffer {
  const whole = write(query, reply, 0);
  return whole.length <= limit
    ? whole
    : write(query, { rcode: reply.rcode, answers: [] }, TRUNCATED_RESPONSE);
}

/** Tells an asker that its version of EDNS is unknown here; BADVERS is 16, in two pieces. */
export function writeBadVersion(query: Query): Buffer {
  return write(query, { rcode: 'NOERROR', answers: [] }, 0, 1);
}

function write({ header, question, edns }: Query, reply: DnsReply, mark: number, high = 0): Buffer {
  const { rcode, answers, authority = [] } = reply;
  const knows = rcode === 'NOERROR' || rcode === 'NXDOMAIN';
  const flags =
    mark |
    (knows && high === 0 ? AUTHORITATIVE_ANSWER : 0) |
    (header.recursionDesired ? RECURSION_DESIRED : 0) |
    rcodes[rcode];
  return encode({
    type: 'response',
    id: header.id,
    flags,
    questions: [question],
    answers: answers.map(toWire),
    authorities: authority.map(toWire),
    additionals: edns === undefined ? [] : [optOf(edns, high)],
  });
}

function optOf({ subnet }: Edns, extendedRcode: number): OptAnswer {
  // Our answers differ by subnet, so they hold for exactly the bits that were told.
  const options: PacketOpt[] =
    subnet === undefined
      ? []
      : [{ code: clientSubnetCode, ip: undefined, data: writeClientSubnet(subnet, subnet.length) }];
  return {
    type: 'OPT',
    name: '.',
    udpPayloadSize: payloadLimit,
    extendedRcode,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options,
  };
}

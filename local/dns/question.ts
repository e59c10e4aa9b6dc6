import { randomInt } from 'node:crypto';
import type { DecodedPacket, PacketOpt } from 'dns-packet';
import { TRUNCATED_RESPONSE, decode, encode } from 'dns-packet';
import { comparable } from '../../models/route53/domain-name';
import type { ClientSubnet } from './client-subnet';
import { clientSubnetCode, writeClientSubnet } from './client-subnet';
import type { Exchange } from './exchange';
import { askTcp, askUdp } from './exchange';
import type { Place } from './listener';
import type { DnsRecord } from './message';
import { describeRcode } from './message';
import { fromWire } from './record-data';

export type AddressType = 'A' | 'AAAA';

export type Asked = {
  readonly server: Place;
  readonly timeoutMs: number;
  readonly subnet?: ClientSubnet | undefined;
  /** Asks over a connection at once, as where datagrams do not come through. */
  readonly onlyTcp?: boolean;
};

/** What a server said. */
export type Said = { readonly rcode: string; readonly records: readonly DnsRecord[] };

/** Our datagram limit, bytes: what passes any network unfragmented (DNS flag day 2020). */
const payloadSize = 1232;

/** Asks one question over UDP, and over TCP if the answer came back truncated or nothing else may be. */
export async function ask(name: string, type: AddressType, asked: Asked): Promise<Said> {
  const id = randomInt(0x10000);
  const question = encode({
    type: 'query',
    id,
    questions: [{ name, type }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: payloadSize,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: optionsOf(asked.subnet),
      },
    ],
  });
  const exchange: Exchange<DecodedPacket> = {
    ...asked,
    question,
    read: (bytes) => readAnswer(bytes, { id, name, type }),
  };
  const packet = asked.onlyTcp === true ? await askTcp(exchange) : await askBoth(exchange);
  return {
    rcode: describeRcode((packet.flags ?? 0) & 0xf),
    records: (packet.answers ?? []).flatMap((answer) => fromWire(answer) ?? []),
  };
}

async function askBoth(exchange: Exchange<DecodedPacket>): Promise<DecodedPacket> {
  const first = await askUdp(exchange);
  return ((first.flags ?? 0) & TRUNCATED_RESPONSE) === 0 ? first : await askTcp(exchange);
}

function optionsOf(subnet: ClientSubnet | undefined): PacketOpt[] {
  if (subnet === undefined) return [];
  return [{ code: clientSubnetCode, ip: undefined, data: writeClientSubnet(subnet, 0) }];
}

/** A packet that answers another question, or none that can be read, is not our answer. */
function readAnswer(
  bytes: Buffer,
  { id, name, type }: { readonly id: number; readonly name: string; readonly type: string },
): DecodedPacket | undefined {
  try {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    const isOurs =
      packet.flag_qr &&
      packet.id === id &&
      question?.type === type &&
      comparable(question.name) === comparable(name);
    return isOurs ? packet : undefined;
  } catch {
    return undefined;
  }
}

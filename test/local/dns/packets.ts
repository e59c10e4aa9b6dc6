import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import type { DecodedPacket, OptAnswer, Packet, PacketOpt, RecordType } from 'dns-packet';
import { RECURSION_DESIRED, decode, encode } from 'dns-packet';
import {
  clientSubnetCode,
  clientSubnetFrom,
  writeClientSubnet,
} from '../../../local/dns/client-subnet';
import { Framing } from '../../../local/dns/framing';
import type { DnsServer } from '../../../local/dns/server';

export type Wanted = {
  readonly id?: number;
  readonly type?: string;
  readonly class?: 'IN' | 'CH';
  /** Adds EDNS with this datagram limit. */
  readonly payloadSize?: number;
  readonly subnet?: string;
  readonly ednsVersion?: number;
};

/** A query's bytes. */
export function queryFor(name: string, wanted: Wanted = {}): Buffer {
  const { id = 7, type = 'A', class: family = 'IN' } = wanted;
  return encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED,
    questions: [{ name, type: type as RecordType, class: family }],
    additionals: optFor(wanted),
  });
}

function optFor({ payloadSize, subnet, ednsVersion = 0 }: Wanted): OptAnswer[] {
  if (payloadSize === undefined && subnet === undefined && ednsVersion === 0) return [];
  const options: PacketOpt[] =
    subnet === undefined
      ? []
      : [
          {
            code: clientSubnetCode,
            ip: undefined,
            data: writeClientSubnet(clientSubnetFrom(subnet), 0),
          },
        ];
  return [
    {
      type: 'OPT',
      name: '.',
      udpPayloadSize: payloadSize ?? 1232,
      extendedRcode: 0,
      ednsVersion,
      flags: 0,
      flag_do: false,
      options,
    },
  ];
}

export const rcodeOf = ({ flags = 0 }: Packet): number => flags & 0xf;

/** Sends one datagram and waits for the one that comes back. */
export async function overUdp(server: DnsServer, bytes: Buffer): Promise<DecodedPacket> {
  return decode(await datagram(server, bytes));
}

export async function datagram({ address, port }: DnsServer, bytes: Buffer): Promise<Buffer> {
  const socket = dgram.createSocket(net.isIPv6(address) ? 'udp6' : 'udp4');
  try {
    socket.send(bytes, port, address);
    const [reply] = (await once(socket, 'message')) as [Buffer];
    return reply;
  } finally {
    socket.close();
  }
}

/** A connection that collects whole messages, as many as are waited for. */
export async function connect({ address, port }: DnsServer) {
  const socket = net.connect(port, address);
  const framing = new Framing();
  const received: DecodedPacket[] = [];
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      resolve();
    });
  });
  socket.on('error', () => undefined);
  socket.on('data', (piece: Buffer) => {
    received.push(...framing.push(piece).map((message) => decode(message)));
    socket.emit('message');
  });
  await once(socket, 'connect');
  return {
    socket,
    closed,
    messages: async (count: number): Promise<DecodedPacket[]> => {
      while (received.length < count) await once(socket, 'message');
      return received;
    },
  };
}

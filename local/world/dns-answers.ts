import { answer } from '../../models/route53/answer';
import { comparable, isWithin } from '../../models/route53/domain-name';
import type { External } from '../../models/route53/external-target';
import { placeOf } from '../../models/route53/geography';
import type { Zone } from '../../models/route53/zone';
import type { Answerer, DnsRecord, DnsReply } from '../dns/message';
import type { OutsideNames } from '../names';

export type DnsSettings = {
  /** The zone as the name servers have it at this moment. */
  readonly zone: () => Zone;
  readonly outside: OutsideNames;
  readonly dnsHealthy: (checkId: string) => boolean;
  readonly chance: () => number;
};

/** Names outside the zone keep their address as long as a load balancer's alias would, seconds. */
const outsideTtlSeconds = 60;

/** CNAMEs in a row before a recursive resolver gives up. */
const chainLimit = 8;

/** Answers as the zone's own servers do, and for the names outside as somebody else's servers would. */
export function authoritative({ zone, outside, dnsHealthy, chance }: DnsSettings): Answerer {
  const external: External = (name, type) => {
    const address = outside.addressOf(name);
    // The balancer's own word about its targets is not imitated: the endpoint check judges it.
    return { values: address === undefined || type !== 'A' ? [] : [address], healthy: true };
  };
  return ({ name, type }, clientSubnet) => {
    const served = zone();
    if (!isWithin(comparable(name), served.name)) return fromOutside(name, type, outside);
    const geo = clientSubnet === undefined ? undefined : placeOf(clientSubnet);
    const { rcode, records, authority } = answer(
      served,
      { name, type, geo },
      dnsHealthy,
      chance,
      external,
    );
    return { rcode, answers: records, authority };
  };
}

/** The resolver inside a region: asks on until it has an address, and gives the whole chain. */
export function recursive(ask: Answerer): Answerer {
  return ({ name, type }, clientSubnet) => {
    const chain: DnsRecord[] = [];
    let at = name;
    for (let hop = 0; hop < chainLimit; hop += 1) {
      const { rcode, answers, authority } = ask({ name: at, type }, clientSubnet);
      chain.push(...answers);
      const [first] = answers;
      const ends = first?.type !== 'CNAME' || type === 'CNAME';
      if (rcode !== 'NOERROR' || ends) {
        return {
          rcode: chain.length > 0 ? 'NOERROR' : rcode,
          answers: chain,
          ...(authority === undefined ? {} : { authority }),
        };
      }
      at = first.data;
    }
    return { rcode: 'SERVFAIL', answers: [] };
  };
}

function fromOutside(name: string, type: string, outside: OutsideNames): DnsReply {
  const address = outside.addressOf(name);
  if (address === undefined) return { rcode: 'REFUSED', answers: [] };
  const record = { name, type: 'A', ttlSeconds: outsideTtlSeconds, data: address };
  return { rcode: 'NOERROR', answers: type === 'A' ? [record] : [] };
}

import { comparable } from '../../models/route53/domain-name';
import { clientSubnetFrom } from './client-subnet';
import type { Place } from './listener';
import type { AddressType, Asked } from './question';
import { ask } from './question';
import type { Known } from './record-cache';
import { RecordCache, keyOf } from './record-cache';

export type ResolverSettings = {
  readonly server: Place;
  /** Where the client seems to be: an address or a subnet, told to the server with each question. */
  readonly clientSubnet?: string;
  /** Milliseconds, for the cache alone. */
  readonly now: () => number;
  /** For each question; a chain of names asks several. */
  readonly timeoutMs: number;
};

export type Resolution = {
  readonly address: string;
  /** The name asked for and every name it led to, in order. */
  readonly chain: readonly string[];
  /** For how long all of it may still be used; 0 for this once. */
  readonly ttlSeconds: number;
};

export type Resolver = {
  /** The first address of a name. Rejects with `ResolutionFailed`. */
  readonly resolve: (name: string, type?: AddressType) => Promise<Resolution>;
};

/** A name has no address, or nobody could be asked. */
export class ResolutionFailed extends Error {
  override readonly name = 'ResolutionFailed';

  /** `reason` is the server's rcode, `NODATA`, `LOOP`, or `NO_ANSWER` where there was none in time. */
  constructor(
    message: string,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** CNAMEs in a row before it must be a loop. */
const chainLimit = 8;

/** A stub resolver of one client, with a cache of its own. */
export function createResolver(settings: ResolverSettings): Resolver {
  const { server, timeoutMs, clientSubnet, now } = settings;
  const cache = new RecordCache(now);
  const subnet = clientSubnet === undefined ? undefined : clientSubnetFrom(clientSubnet);
  return {
    resolve: (name, type = 'A') =>
      new Walk(cache, { server, timeoutMs, subnet }, type, now).from(name),
  };
}

/** One way from a name to an address. What was told on the way is used once, even with TTL 0. */
class Walk {
  private readonly fresh = new Map<string, Known>();

  constructor(
    private readonly cache: RecordCache,
    private readonly asked: Asked,
    private readonly type: AddressType,
    private readonly now: () => number,
  ) {}

  async from(name: string): Promise<Resolution> {
    const chain = [comparable(name)];
    let expiresAtMs = Infinity;
    for (let at = chain[0]; at !== undefined; at = chain.at(-1)) {
      const known = this.find(at) ?? (await this.lookUp(at));
      const [record] = known.records;
      expiresAtMs = Math.min(expiresAtMs, known.expiresAtMs);
      if (record?.type === this.type) {
        const leftMs = Math.max(0, expiresAtMs - this.now());
        return { address: record.data, chain, ttlSeconds: Math.floor(leftMs / 1000) };
      }
      if (chain.length > chainLimit) break;
      chain.push(comparable(record?.data ?? ''));
    }
    throw new ResolutionFailed(
      `${name} leads through more than ${chainLimit} names: ${chain.join(' > ')}`,
      'LOOP',
    );
  }

  private find(name: string): Known | undefined {
    return this.recall(name, this.type) ?? this.recall(name, 'CNAME');
  }

  private recall(name: string, type: string): Known | undefined {
    return this.fresh.get(keyOf(name, type)) ?? this.cache.get(name, type);
  }

  private async lookUp(name: string): Promise<Known> {
    const { rcode, records } = await ask(name, this.type, this.asked).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const { address, port } = this.asked.server;
      const message = `${name} could not be asked for at ${address}:${port}: ${why}`;
      throw new ResolutionFailed(message, 'NO_ANSWER', error);
    });
    if (rcode !== 'NOERROR') throw new ResolutionFailed(`${name}: ${rcode}`, rcode);
    for (const [key, known] of this.cache.add(records)) this.fresh.set(key, known);
    const found = this.find(name);
    if (found === undefined) throw new ResolutionFailed(`${name} has no ${this.type}`, 'NODATA');
    return found;
  }
}

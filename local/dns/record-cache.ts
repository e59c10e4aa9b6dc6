import type { DnsRecord } from './message';
import { comparable } from '../../models/route53/domain-name';

/** Records of one name and type, and until when they may be used. */
export type Known = { readonly records: readonly DnsRecord[]; readonly expiresAtMs: number };

/** Names kept at once; a client that asks for more forgets what it has known longest. */
const namesLimit = 1_000;

/** Remembers records for their TTL, each name and type on its own. */
export class RecordCache {
  private readonly known = new Map<string, Known>();

  constructor(private readonly now: () => number) {}

  get(name: string, type: string): Known | undefined {
    const known = this.known.get(keyOf(name, type));
    return known !== undefined && known.expiresAtMs > this.now() ? known : undefined;
  }

  /** Takes in an answer; says what it holds, including what may not be kept because its TTL is 0. */
  add(answer: readonly DnsRecord[]): ReadonlyMap<string, Known> {
    const groups = new Map<string, DnsRecord[]>();
    for (const record of answer) {
      const key = keyOf(record.name, record.type);
      groups.set(key, [...(groups.get(key) ?? []), record]);
    }
    const fresh = new Map([...groups].map(([key, records]) => [key, this.knownUntil(records)]));
    for (const [key, known] of fresh) {
      this.known.delete(key);
      if (known.expiresAtMs > this.now()) this.known.set(key, known);
    }
    for (const oldest of [...this.known.keys()].slice(0, -namesLimit)) this.known.delete(oldest);
    return fresh;
  }

  private knownUntil(records: readonly DnsRecord[]): Known {
    const ttlSeconds = Math.min(...records.map((record) => record.ttlSeconds));
    return { records, expiresAtMs: this.now() + ttlSeconds * 1000 };
  }
}

export const keyOf = (name: string, type: string): string => `${comparable(name)} ${type}`;

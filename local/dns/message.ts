export type DnsQuestion = {
  /** As it was asked, in its own case and without the last dot. */
  readonly name: string;
  /** `A`, `TXT`, ... or `UNKNOWN_65` for a type without a name here. */
  readonly type: string;
};

/** One resource record with its data as text, the way a zone file or Route 53 writes it. */
export type DnsRecord = {
  readonly name: string;
  readonly type: string;
  readonly ttlSeconds: number;
  readonly data: string;
};

/** Numbers on the wire (IANA, DNS RCODEs). */
export const rcodes = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
} as const;

export type Rcode = keyof typeof rcodes;

export type DnsReply = {
  readonly rcode: Rcode;
  readonly answers: readonly DnsRecord[];
  /** The zone's SOA beside an answer without records, so that a resolver may remember it. */
  readonly authority?: readonly DnsRecord[];
};

/** Who knows the answers. The subnet is the client's, such as `192.0.2.0/24`, if its resolver told. */
export type Answerer = (question: DnsQuestion, clientSubnet: string | undefined) => DnsReply;

export const describeRcode = (code: number): string =>
  Object.entries(rcodes).find(([, number]) => number === code)?.[0] ?? `rcode ${code}`;

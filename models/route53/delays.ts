import { route53 } from '../../core/route53/figures';

/** How late Route 53 is, in milliseconds; the figures and their sources are in core/route53. */
export type Delays = {
  /** From a checker's outcome until its opinion counts. */
  readonly requestOverheadMs: number;
  /** From a check's change until DNS answers by it: drawn between these two, once per change. */
  readonly aggregationMs: readonly [least: number, most: number];
};

export const defaultDelays: Delays = {
  requestOverheadMs: route53.requestOverheadSeconds * 1000,
  aggregationMs: [route53.aggregationSeconds.from * 1000, route53.aggregationSeconds.to * 1000],
};

/** How late a change of records is, in milliseconds: each drawn between two, once per batch. */
export type ChangeDelays = {
  /** For how long a batch keeps the zone to itself: until then the next one is refused (assumed). */
  readonly processingMs: readonly [least: number, most: number];
  /** From a batch until name servers answer by it. */
  readonly answersMs: readonly [least: number, most: number];
  /** From a batch until GetChange says INSYNC. */
  readonly inSyncMs: readonly [least: number, most: number];
};

/** AWS promises no more than "generally within 60 seconds"; evenly drawn from that is assumed. */
export const defaultChangeDelays: ChangeDelays = {
  processingMs: [100, 500],
  answersMs: [0, route53.propagationSeconds * 1000],
  inSyncMs: [0, route53.propagationSeconds * 1000],
};

/** When a checker gives up: whoever makes its requests must wait this long, and no longer. */
export const checkerTimeouts = {
  /** Of a TCP check, which asks for a connection alone. */
  tcpConnectMs: route53.tcpConnectTimeoutSeconds * 1000,
  /** Of HTTP and HTTPS. */
  connectMs: route53.connectTimeoutSeconds * 1000,
  /** From the connection until a status code. */
  statusMs: route53.statusTimeoutSeconds * 1000,
} as const;

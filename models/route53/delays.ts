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

/** When a checker gives up: whoever makes its requests must wait this long, and no longer. */
export const checkerTimeouts = {
  connectMs: route53.connectTimeoutSeconds * 1000,
  /** From the connection until a status code. */
  statusMs: route53.statusTimeoutSeconds * 1000,
} as const;

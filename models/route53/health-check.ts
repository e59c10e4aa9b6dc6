import { route53 } from '../../core/route53/figures';
import type { Tally } from './opinion';

/** A check whose checkers ask an endpoint over HTTP, HTTPS or TCP. No certificate is validated. */
export type EndpointCheck = {
  readonly kind: 'endpoint';
  readonly id: string;
  readonly https: boolean;
  /** A connection is all that is asked for: it passes once it is open, and the path is empty. */
  readonly tcp?: true;
  readonly fqdn: string;
  readonly port: number;
  readonly path: string;
  readonly intervalMs: number;
  /** Consecutive answers of the other kind that change a checker's opinion, both ways. */
  readonly failureThreshold: number;
  readonly inverted: boolean;
  readonly disabled: boolean;
  /** How many checkers ask, each on its own. */
  readonly checkers: number;
};

/** A check that counts the healthy ones among others. */
export type CalculatedCheck = {
  readonly kind: 'calculated';
  readonly id: string;
  readonly children: readonly string[];
  /** Healthy children that make it healthy: 0 always does, more than there are never does. */
  readonly healthThreshold: number;
  readonly inverted: boolean;
  readonly disabled: boolean;
};

export type HealthCheck = EndpointCheck | CalculatedCheck;

/** Whether a status code passes a check: 2xx and 3xx, so a redirect is a pass. */
export const passes = (statusCode: number): boolean => statusCode >= 200 && statusCode < 400;

/** An endpoint check's status: healthy before any data, then while a small share says so. */
export function endpointHealth(check: EndpointCheck, { withData, healthy }: Tally): boolean {
  if (check.disabled) return true;
  const passing = withData === 0 || healthy * 100 > withData * route53.healthyAbovePercent;
  return passing !== check.inverted;
}

export function calculatedHealth(check: CalculatedCheck, healthyChildren: number): boolean {
  if (check.disabled) return true;
  return healthyChildren >= check.healthThreshold !== check.inverted;
}

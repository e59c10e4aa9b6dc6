/**
 * What Route 53 does and how fast, each figure with its source. A figure marked *assumed* is not
 * published by AWS; the canary gate replaces it by a measured one.
 */
export const route53 = {
  /** How often one checker asks, seconds (RequestInterval: 10 or 30, fixed for life). */
  fastIntervalSeconds: 10,
  /** Checkers per health check, two in each of eight regions (assumed). */
  checkers: 16,
  /** A check is healthy while more checkers than this say so, percent (AWS: "might change"). */
  healthyAbovePercent: 18,
  /** HTTP and HTTPS: time to connect, seconds (AWS, how Route 53 determines health). */
  connectTimeoutSeconds: 4,
  /** HTTP and HTTPS: further time to a status code, seconds (same page). */
  statusTimeoutSeconds: 2,
  /** TCP: time to connect, seconds (same page). */
  tcpConnectTimeoutSeconds: 10,
  /** From asking a healthy drain endpoint to having its answer, seconds (assumed). */
  requestOverheadSeconds: 0.5,
  /** From the deciding checker to every DNS server answering by it, seconds (assumed). */
  aggregationSeconds: { from: 5, to: 10 },
  /** The TTL an alias inherits from a load balancer, seconds (AWS, alias records). */
  aliasTtlSeconds: 60,
  /** ChangeResourceRecordSets: within which all servers generally answer by it, seconds (AWS). */
  propagationSeconds: 60,
  /** Health checks of one account, before it asks for more (AWS, Route 53 quotas). */
  healthChecksPerAccount: 200,
} as const;

/** Checkers that must say "healthy" before a check is: the third of 16. */
export const checkersToOpen =
  Math.floor((route53.checkers * route53.healthyAbovePercent) / 100) + 1;

/** Checkers that must say "unhealthy" before a check is: the fourteenth of 16. */
export const checkersToClose = route53.checkers - checkersToOpen + 1;

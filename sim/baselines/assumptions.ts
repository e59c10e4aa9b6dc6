import { route53 } from '../../core/route53/figures';

const { propagationSeconds, aggregationSeconds, aliasTtlSeconds, checkers } = route53;

/** Of everybody who asks once a minute and sets weights by the API. */
export const ofMonitors: readonly string[] = [
  `name servers answer by a batch within ${propagationSeconds} s (AWS: generally; an even spread is assumed)`,
  'granted: every batch is accepted, and the control plane in us-east-1 is there',
  'granted: it starts on time, and what it counted in one run is there in the next',
  'granted: one good answer brings a region back',
];

/** Of Route 53's checks of a region's own endpoint. */
export const ofEndpointChecks: readonly string[] = [
  'a lost region opens no connection, which a checker notices after 4 s; a 503 at once (AWS)',
];

/** Of all who answer with aliases of load balancers. */
export const ofAliases: readonly string[] = [
  `an alias of a load balancer is kept for ${aliasTtlSeconds} s (AWS)`,
];

/** Of every check by Route 53, a gate's included. */
export const ofChecks: readonly string[] = [
  `DNS answers by a check ${aggregationSeconds.from}-${aggregationSeconds.to} s after enough of ` +
    `${checkers} uncoordinated checkers agree (assumed, as in the plan)`,
];
